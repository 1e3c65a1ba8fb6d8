/* A disk that fails: while the file named by FAILING is there, whatever is written or made durable
   below FAILING_FOLDER fails with the error whose number the file holds. Loaded before the C library
   (LD_PRELOAD). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fails(int fd)
{
    const char *folder = getenv("FAILING_FOLDER"), *failing = getenv("FAILING");
    char link[64], path[PATH_MAX];
    FILE *file;
    if (!folder || !failing)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder)) || !(file = fopen(failing, "r")))
        return 0;
    int number = 0, found = fscanf(file, "%d", &number);
    fclose(file);
    errno = number;
    return found == 1;
}

#define REAL(name) dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t count)
{
    ssize_t (*real)(int, const void *, size_t) = REAL("write");
    return fails(fd) ? -1 : real(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at)
{
    ssize_t (*real)(int, const void *, size_t, off_t) = REAL("pwrite");
    return fails(fd) ? -1 : real(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at)
{
    ssize_t (*real)(int, const void *, size_t, off64_t) = REAL("pwrite64");
    return fails(fd) ? -1 : real(fd, bytes, count, at);
}

int fsync(int fd)
{
    int (*real)(int) = REAL("fsync");
    return fails(fd) ? -1 : real(fd);
}

int fdatasync(int fd)
{
    int (*real)(int) = REAL("fdatasync");
    return fails(fd) ? -1 : real(fd);
}
