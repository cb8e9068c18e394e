#include "sheet/byte_source.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <vector>

#include "sheet/limits.hpp"
#include "sheet/refusal.hpp"

#define ZLIB_CONST
#include <zlib.h>

namespace zhuli::sheet {
namespace {

constexpr std::size_t packed_chunk_bytes = 64u << 10;
constexpr int gzip_window_bits = 15 + 16;

Problem too_large() {
    return refuse_too_large("sheet.too_large",
                            {{"limit_mb", std::to_string(max_file_bytes >> 20)}});
}

class FileBytes : public ByteSource {
 public:
    FileBytes(std::FILE* file, std::int64_t size) : file_(file), size_(size) {}
    ~FileBytes() override { std::fclose(file_); }
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    Result<std::size_t> read(char* to, std::size_t room) override {
        std::size_t count = std::fread(to, 1, room, file_);
        if (count == 0 && std::ferror(file_)) return refuse("sheet.unreadable");
        position_ += static_cast<std::int64_t>(count);
        if (position_ > max_file_bytes) return too_large();
        return count;
    }
    void rewind() override {
        std::rewind(file_);
        position_ = 0;
    }
    std::int64_t position() const override { return position_; }
    std::int64_t size() const override { return size_; }

 private:
    std::FILE* file_;
    std::int64_t size_;
    std::int64_t position_ = 0;
};

class MemoryBytes : public ByteSource {
 public:
    explicit MemoryBytes(std::string_view bytes) : bytes_(bytes) {}
    Result<std::size_t> read(char* to, std::size_t room) override {
        std::size_t count = std::min(room, bytes_.size() - position_);
        if (count > 0) std::memcpy(to, bytes_.data() + position_, count);
        position_ += count;
        return count;
    }
    void rewind() override { position_ = 0; }
    std::int64_t position() const override { return static_cast<std::int64_t>(position_); }
    std::int64_t size() const override { return static_cast<std::int64_t>(bytes_.size()); }

 private:
    std::string_view bytes_;
    std::size_t position_ = 0;
};

class InflatedBytes : public ByteSource {
 public:
    explicit InflatedBytes(std::unique_ptr<ByteSource> packed)
        : packed_(std::move(packed)), chunk_(packed_chunk_bytes) {
        INVARIANT(inflateInit2(&stream_, gzip_window_bits) == Z_OK);
    }
    ~InflatedBytes() override { inflateEnd(&stream_); }
    InflatedBytes(const InflatedBytes&) = delete;
    InflatedBytes& operator=(const InflatedBytes&) = delete;

    Result<std::size_t> read(char* to, std::size_t room) override {
        if (room == 0 || ended_) return std::size_t{0};
        stream_.next_out = reinterpret_cast<Bytef*>(to);
        stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(room, 1u << 30));
        const uInt offered = stream_.avail_out;
        while (stream_.avail_out == offered && !ended_) {
            if (stream_.avail_in == 0) CHECK(refill());
            if (ended_) break;
            CHECK(inflate_once());
        }
        std::size_t count = offered - stream_.avail_out;
        unpacked_ += static_cast<std::int64_t>(count);
        if (unpacked_ > max_text_bytes ||
            (unpacked_ > bomb_free_bytes &&
             unpacked_ > max_unpack_ratio * std::max<std::int64_t>(packed_->position(), 1))) {
            return refuse_too_large("sheet.gz_bomb");
        }
        return count;
    }
    void rewind() override {
        packed_->rewind();
        inflateReset(&stream_);
        stream_.avail_in = 0;
        unpacked_ = 0;
        ended_ = between_members_ = false;
    }
    std::int64_t position() const override { return packed_->position(); }
    std::int64_t size() const override { return packed_->size(); }

 private:
    Result<> refill() {
        TRY(std::size_t count, packed_->read(chunk_.data(), chunk_.size()));
        if (count == 0) {
            if (!between_members_) return refuse("sheet.gz_corrupt");
            ended_ = true;
        }
        stream_.next_in = reinterpret_cast<const Bytef*>(chunk_.data());
        stream_.avail_in = static_cast<uInt>(count);
        return Done{};
    }
    Result<> inflate_once() {
        if (between_members_) {
            // Tape and download tools pad with zeros; anything else is a further gzip member.
            if (*stream_.next_in != 0x1f) {
                ended_ = true;
                return Done{};
            }
            between_members_ = false;
            inflateReset(&stream_);
        }
        int code = inflate(&stream_, Z_NO_FLUSH);
        if (code == Z_STREAM_END) {
            between_members_ = true;
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            return refuse("sheet.gz_corrupt");
        }
        return Done{};
    }

    std::unique_ptr<ByteSource> packed_;
    std::vector<char> chunk_;
    z_stream stream_{};
    std::int64_t unpacked_ = 0;
    bool ended_ = false;
    bool between_members_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file_bytes(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return refuse("sheet.unreadable");
    }
    if (status.st_size > max_file_bytes) return too_large();
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) return refuse("sheet.unreadable");
    return std::unique_ptr<ByteSource>(std::make_unique<FileBytes>(file, status.st_size));
}

Result<std::unique_ptr<ByteSource>> open_memory_bytes(std::string_view bytes) {
    if (static_cast<std::int64_t>(bytes.size()) > max_file_bytes) return too_large();
    return std::unique_ptr<ByteSource>(std::make_unique<MemoryBytes>(bytes));
}

std::unique_ptr<ByteSource> inflate_bytes(std::unique_ptr<ByteSource> packed) {
    return std::make_unique<InflatedBytes>(std::move(packed));
}

Result<std::size_t> read_fully(ByteSource& source, char* to, std::size_t room) {
    std::size_t filled = 0;
    while (filled < room) {
        TRY(std::size_t count, source.read(to + filled, room - filled));
        if (count == 0) break;
        filled += count;
    }
    return filled;
}

}  // namespace zhuli::sheet
