// Where the bytes of a table come from: disk, memory, or gzip over either.
// Invariants: read() gives 0 only at the end; a damaged or bomb-like gzip is a refusal, never a
// short text. A source can be read again from its start. It does not know about characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace zhuli::sheet {

class ByteSource {
 public:
    virtual ~ByteSource() = default;
    virtual Result<std::size_t> read(char* to, std::size_t room) = 0;
    virtual void rewind() = 0;
    virtual std::int64_t position() const = 0;  // stored bytes consumed
    virtual std::int64_t size() const = 0;      // stored bytes in all
};

/// Refuses `sheet.unreadable` and `sheet.too_large`.
Result<std::unique_ptr<ByteSource>> open_file_bytes(const std::string& path);
/// The bytes must outlive the source.
Result<std::unique_ptr<ByteSource>> open_memory_bytes(std::string_view bytes);
/// Refusals while reading: `sheet.gz_corrupt`, `sheet.gz_bomb`.
std::unique_ptr<ByteSource> inflate_bytes(std::unique_ptr<ByteSource> packed);

/// Reads until `room` is full or the source ends.
Result<std::size_t> read_fully(ByteSource& source, char* to, std::size_t room);

}  // namespace zhuli::sheet
