"""What a patient's complaint is coded as, from the list of ICD-10 (WHO, 2019)."""
