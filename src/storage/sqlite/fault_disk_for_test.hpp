// A disk that can be full, broken or read-only on command: an SQLite VFS around the real one, used
// by every connection opened while it exists. For tests.
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <cstring>
#include <string_view>

namespace zhuli::storage::sqlite {

class FaultDisk {
 public:
    FaultDisk() {
        real() = sqlite3_vfs_find(nullptr);
        static sqlite3_vfs vfs;
        vfs = *real();
        vfs.zName = "fault";
        vfs.szOsFile = static_cast<int>(sizeof(File)) + real()->szOsFile;
        vfs.xOpen = &open;
        sqlite3_vfs_register(own_ = &vfs, 1);
        heal();
    }
    ~FaultDisk() {
        sqlite3_vfs_unregister(own_);
        sqlite3_vfs_register(real(), 1);
    }
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;

    /// Every write says so until heal().
    void fill_up() { write_answer() = SQLITE_FULL; }
    void break_writes() { write_answer() = SQLITE_IOERR_WRITE; }
    void break_syncs() { sync_answer() = SQLITE_IOERR_FSYNC; }
    void read_only() { opens_read_only() = true; }
    /// The next `count` writes fail, the ones after them do not.
    void fail_writes(int count) { failing_writes() = count; }
    /// One write fails, after `count` more have gone well.
    void fail_a_write_after(int count) {
        good_writes() = count;
        failing_writes() = 1;
    }
    void heal() {
        write_answer() = sync_answer() = SQLITE_OK;
        failing_writes() = good_writes() = 0;
        opens_read_only() = false;
    }

 private:
    struct File {
        sqlite3_file base;
        sqlite3_io_methods methods;
        sqlite3_file* real;
    };
    static sqlite3_vfs*& real() {
        static sqlite3_vfs* it;
        return it;
    }
    static std::atomic<int>& write_answer() {
        static std::atomic<int> it;
        return it;
    }
    static std::atomic<int>& sync_answer() {
        static std::atomic<int> it;
        return it;
    }
    static std::atomic<int>& failing_writes() {
        static std::atomic<int> it;
        return it;
    }
    static std::atomic<int>& good_writes() {
        static std::atomic<int> it;
        return it;
    }
    static std::atomic<bool>& opens_read_only() {
        static std::atomic<bool> it;
        return it;
    }
    static File* file(sqlite3_file* f) { return reinterpret_cast<File*>(f); }
    static sqlite3_file* under(sqlite3_file* f) { return file(f)->real; }

    static int write(sqlite3_file* f, const void* bytes, int count, sqlite3_int64 at) {
        if (const int answer = write_answer(); answer != SQLITE_OK) return answer;
        int good = good_writes();
        while (good > 0)
            if (good_writes().compare_exchange_weak(good, good - 1))
                return under(f)->pMethods->xWrite(under(f), bytes, count, at);
        int left = failing_writes();
        while (left > 0)
            if (failing_writes().compare_exchange_weak(left, left - 1)) return SQLITE_IOERR_WRITE;
        return under(f)->pMethods->xWrite(under(f), bytes, count, at);
    }
    static int sync(sqlite3_file* f, int flags) {
        if (const int answer = sync_answer(); answer != SQLITE_OK) return answer;
        return under(f)->pMethods->xSync(under(f), flags);
    }

    static int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* f, int flags, int* out) {
        File* it = file(f);
        std::memset(static_cast<void*>(it), 0, sizeof *it);
        it->real = reinterpret_cast<sqlite3_file*>(it + 1);
        if (opens_read_only() && (flags & SQLITE_OPEN_READWRITE)) {
            if (flags & SQLITE_OPEN_CREATE && !(flags & SQLITE_OPEN_MAIN_DB))
                return SQLITE_CANTOPEN;
            flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
        }
        const int code = real()->xOpen(real(), name, it->real, flags, out);
        if (it->real->pMethods == nullptr) return code;
        forward(it->methods);
        f->pMethods = &it->methods;
        return code;
    }

    static void forward(sqlite3_io_methods& m) {
        m.iVersion = 3;
        m.xClose = [](sqlite3_file* f) { return under(f)->pMethods->xClose(under(f)); };
        m.xRead = [](sqlite3_file* f, void* to, int count, sqlite3_int64 at) {
            return under(f)->pMethods->xRead(under(f), to, count, at);
        };
        m.xWrite = &write;
        m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
            return under(f)->pMethods->xTruncate(under(f), size);
        };
        m.xSync = &sync;
        m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
            return under(f)->pMethods->xFileSize(under(f), size);
        };
        m.xLock = [](sqlite3_file* f, int kind) {
            return under(f)->pMethods->xLock(under(f), kind);
        };
        m.xUnlock = [](sqlite3_file* f, int kind) {
            return under(f)->pMethods->xUnlock(under(f), kind);
        };
        m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
            return under(f)->pMethods->xCheckReservedLock(under(f), out);
        };
        m.xFileControl = [](sqlite3_file* f, int op, void* argument) {
            return under(f)->pMethods->xFileControl(under(f), op, argument);
        };
        m.xSectorSize = [](sqlite3_file* f) { return under(f)->pMethods->xSectorSize(under(f)); };
        m.xDeviceCharacteristics = [](sqlite3_file* f) {
            return under(f)->pMethods->xDeviceCharacteristics(under(f));
        };
        m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
            return under(f)->pMethods->xShmMap(under(f), page, size, extend, out);
        };
        m.xShmLock = [](sqlite3_file* f, int offset, int count, int flags) {
            return under(f)->pMethods->xShmLock(under(f), offset, count, flags);
        };
        m.xShmBarrier = [](sqlite3_file* f) { under(f)->pMethods->xShmBarrier(under(f)); };
        m.xShmUnmap = [](sqlite3_file* f, int drop) {
            return under(f)->pMethods->xShmUnmap(under(f), drop);
        };
        m.xFetch = [](sqlite3_file* f, sqlite3_int64 at, int count, void** out) {
            return under(f)->pMethods->xFetch(under(f), at, count, out);
        };
        m.xUnfetch = [](sqlite3_file* f, sqlite3_int64 at, void* page) {
            return under(f)->pMethods->xUnfetch(under(f), at, page);
        };
    }

    sqlite3_vfs* own_ = nullptr;
};

}  // namespace zhuli::storage::sqlite
