/* Makes the n-th matching file operation of this process fail, once or from then on.
 *
 * Loaded with LD_PRELOAD. fault_arm() chooses the kinds of operation, a part of the path of the
 * files meant, which call fails and with what; until then nothing fails. A failing write leaves
 * half of its bytes in the file, as a torn write does.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, RENAME = 8, READ = 16 };

static char where[4096];
static int kinds, failure, lasting;
static long target, seen, struck;

void fault_arm(int which, const char *path, long nth, int error, int forever) {
    snprintf(where, sizeof where, "%s", path);
    target = nth;
    failure = error;
    lasting = forever;
    seen = struck = 0;
    kinds = which;
}

/* Nothing fails any more; how many calls failed. */
long fault_disarm(void) {
    kinds = 0;
    return struck;
}

/* How many matching calls there were since arming. */
long fault_seen(void) { return seen; }

static int strikes(int kind, const char *path) {
    if (!(kinds & kind) || !strstr(path, where)) return 0;
    seen++;
    if (seen != target && !(lasting && seen > target)) return 0;
    struck++;
    return 1;
}

static int strikes_at(int kind, int descriptor) {
    char link[64], path[4096];
    if (!(kinds & kind)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strikes(kind, path);
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int descriptor, const void *data, size_t size, off64_t at) {
    REAL(pwrite64);
    if (!strikes_at(WRITE, descriptor)) return real(descriptor, data, size, at);
    if (failure == EIO) real(descriptor, data, size / 2, at);
    errno = failure;
    return -1;
}

ssize_t write(int descriptor, const void *data, size_t size) {
    REAL(write);
    if (!strikes_at(WRITE, descriptor)) return real(descriptor, data, size);
    if (failure == EIO) real(descriptor, data, size / 2);
    errno = failure;
    return -1;
}

ssize_t pread64(int descriptor, void *data, size_t size, off64_t at) {
    REAL(pread64);
    if (!strikes_at(READ, descriptor)) return real(descriptor, data, size, at);
    errno = failure;
    return -1;
}

int fsync(int descriptor) {
    REAL(fsync);
    if (!strikes_at(SYNC, descriptor)) return real(descriptor);
    errno = failure;
    return -1;
}

int fdatasync(int descriptor) {
    REAL(fdatasync);
    if (!strikes_at(SYNC, descriptor)) return real(descriptor);
    errno = failure;
    return -1;
}

int ftruncate64(int descriptor, off64_t size) {
    REAL(ftruncate64);
    if (!strikes_at(TRUNCATE, descriptor)) return real(descriptor, size);
    errno = failure;
    return -1;
}

int rename(const char *old, const char *new) {
    REAL(rename);
    if (!strikes(RENAME, new)) return real(old, new);
    errno = failure;
    return -1;
}
