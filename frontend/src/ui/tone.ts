/** One tone: it swells and dies away, so that no click is heard at its ends. */
export function sound(context: AudioContext, pitch: number, seconds: number): void {
  const [source, volume] = [context.createOscillator(), context.createGain()];
  source.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.25, context.currentTime + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + seconds + 0.05);
  source.connect(volume).connect(context.destination);
  source.start();
  source.stop(context.currentTime + seconds + 0.06);
}
