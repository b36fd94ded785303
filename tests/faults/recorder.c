/* Stands between an unmodified program and the system's library (LD_PRELOAD) and sees what it does to files.

   DISK_FOLDER      only files below this folder are looked at
   DISK_LOG         every write, truncation, sync, creation, renaming and removal is written down here, with its
                    data; so is what the program says on its standard output: that is what it acknowledged
   DISK_FAIL_AT     the n-th write or truncation or sync fails, and those after it
   DISK_FAIL_AS     the error it fails with (28 no space left, 5 input/output error)
   DISK_FAIL_TIMES  how many fail before the disk is well again; 0 or nothing: all of them

   A record is: one letter, the length of the name, of the data (4 bytes each), the offset (8 bytes), name, data. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static size_t folder_length;
static int log_file = -1;
static long fail_at, fail_as, fail_times, seen;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);

/* For a program that loads once and forks for each run: what the environment says otherwise. */
void disk_begin(const char *below, const char *log, long at, long as, long times) {
    folder = below && *below ? strdup(below) : NULL;
    folder_length = folder ? strlen(folder) : 0;
    fail_at = at;
    fail_as = as;
    fail_times = times;
    seen = 0;
    if (log && *log) {
        int made = REAL(open)(log, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
        log_file = fcntl(made, F_DUPFD_CLOEXEC, 900);
        close(made);
    }
}

static long number(const char *name, long otherwise) { return getenv(name) ? atol(getenv(name)) : otherwise; }

__attribute__((constructor)) static void begin(void) {
    real_write = REAL(write);
    real_pwrite = REAL(pwrite);
    disk_begin(getenv("DISK_FOLDER"), getenv("DISK_LOG"), number("DISK_FAIL_AT", 0), number("DISK_FAIL_AS", ENOSPC),
               number("DISK_FAIL_TIMES", 0));
}

/* The folder itself counts: a sync of it makes the names in it safe. */
static int ours(const char *name) {
    if (!folder || !name || strncmp(name, folder, folder_length)) return 0;
    return name[folder_length] == '/' || !name[folder_length];
}

static int name_of(int fd, char *name) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, PATH_MAX - 1);
    if (length <= 0 || !folder) return 0;
    name[length] = 0;
    return ours(name);
}

static void note(char what, const char *name, const void *data, size_t length, int64_t offset) {
    if (log_file < 0) return;
    uint32_t sizes[2] = {(uint32_t)strlen(name), (uint32_t)length};
    struct iovec parts[5] = {{&what, 1}, {sizes, 8}, {&offset, 8}, {(void *)name, sizes[0]}, {(void *)data, length}};
    pthread_mutex_lock(&one_at_a_time);
    ssize_t ignored = writev(log_file, parts, 5);
    (void)ignored;
    pthread_mutex_unlock(&one_at_a_time);
}

static int fails(void) {
    if (!fail_at || ++seen < fail_at || (fail_times && seen >= fail_at + fail_times)) return 0;
    errno = (int)fail_as;
    return 1;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    char name[PATH_MAX];
    if (!name_of(fd, name)) return real_pwrite(fd, data, length, offset);
    if (fails()) return -1;
    ssize_t done = real_pwrite(fd, data, length, offset);
    if (done > 0) note('w', name, data, (size_t)done, offset);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) { return pwrite(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
    char name[PATH_MAX];
    if (fd == 1) {
        ssize_t done = real_write(fd, data, length);
        if (done > 0) note('a', "", data, (size_t)done, 0);
        return done;
    }
    if (!name_of(fd, name)) return real_write(fd, data, length);
    if (fails()) return -1;
    off_t offset = lseek(fd, 0, SEEK_CUR);
    if (fcntl(fd, F_GETFL) & O_APPEND) offset = lseek(fd, 0, SEEK_END);
    ssize_t done = real_write(fd, data, length);
    if (done > 0) note('w', name, data, (size_t)done, offset);
    return done;
}

int ftruncate(int fd, off_t length) {
    char name[PATH_MAX];
    int seen_here = name_of(fd, name);
    if (seen_here && fails()) return -1;
    int outcome = REAL(ftruncate)(fd, length);
    if (seen_here && outcome == 0) note('t', name, "", 0, length);
    return outcome;
}

int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

static int synced(int fd, int (*real)(int)) {
    char name[PATH_MAX];
    int seen_here = name_of(fd, name);
    if (seen_here && fails()) return -1;
    int outcome = real(fd);
    if (seen_here && outcome == 0) note('s', name, "", 0, 0);
    return outcome;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }

int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

static void opened(const char *name, int flags, int existed) {
    if (!ours(name)) return;
    if ((flags & O_CREAT) && !existed) note('c', name, "", 0, 0);
    else if ((flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY) note('t', name, "", 0, 0);
}

#define OPENING(function)                                                                                             \
    int function(const char *name, int flags, ...) {                                                                  \
        va_list rest;                                                                                                 \
        va_start(rest, flags);                                                                                        \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;                                      \
        va_end(rest);                                                                                                 \
        int existed = access(name, F_OK) == 0;                                                                        \
        int fd = REAL(function)(name, flags, mode);                                                                   \
        if (fd >= 0) opened(name, flags, existed);                                                                    \
        return fd;                                                                                                    \
    }

OPENING(open)
OPENING(open64)

int openat(int at, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    int existed = faccessat(at, name, F_OK, 0) == 0;
    int fd = REAL(openat)(at, name, flags, mode);
    if (fd >= 0) opened(name, flags, existed);
    return fd;
}

int openat64(int at, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    int existed = faccessat(at, name, F_OK, 0) == 0;
    int fd = REAL(openat64)(at, name, flags, mode);
    if (fd >= 0) opened(name, flags, existed);
    return fd;
}

int unlink(const char *name) {
    int outcome = REAL(unlink)(name);
    if (outcome == 0 && ours(name)) note('u', name, "", 0, 0);
    return outcome;
}

static int renamed(const char *from, const char *to, int (*real)(const char *, const char *)) {
    if (ours(to) && fails()) return -1;
    int outcome = real(from, to);
    if (outcome == 0 && ours(to)) note('r', from, to, strlen(to), 0);
    return outcome;
}

int rename(const char *from, const char *to) { return renamed(from, to, REAL(rename)); }

int link(const char *from, const char *to) {
    int outcome = REAL(link)(from, to);
    if (outcome == 0 && ours(to)) note('l', from, to, strlen(to), 0);
    return outcome;
}

/* A file made without a name (O_TMPFILE) gets its first one by way of /proc. */
int linkat(int from_at, const char *from, int to_at, const char *to, int flags) {
    char name[PATH_MAX];
    int outcome = REAL(linkat)(from_at, from, to_at, to, flags);
    if (outcome == 0 && ours(to)) {
        ssize_t length = strncmp(from, "/proc/self/fd/", 14) ? -1 : readlink(from, name, PATH_MAX - 1);
        if (length > 0) name[length] = 0;
        note('l', length > 0 ? name : from, to, strlen(to), 0);
    }
    return outcome;
}

int mkdir(const char *name, mode_t mode) {
    int outcome = REAL(mkdir)(name, mode);
    if (outcome == 0 && ours(name)) note('d', name, "", 0, 0);
    return outcome;
}
