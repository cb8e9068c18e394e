// The parts of a zip archive by name, read as streams. Part names compare without case and with
// either slash, as real writers differ. Sizes claimed by the archive are never trusted: what is
// unpacked is counted. One part is open at a time. Writing archives is not done here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace zhuli::sheet {

class ZipArchive {
 public:
    /// Refuses `sheet.zip_corrupt`, `sheet.too_large`.
    static Result<std::unique_ptr<ZipArchive>> open_file(const std::string& path);
    /// The bytes must outlive the archive.
    static Result<std::unique_ptr<ZipArchive>> open_memory(std::string_view bytes);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    bool has(std::string_view part) const;
    bool has_below(std::string_view folder) const;
    /// Refuses `sheet.part_missing` (parameter part), `sheet.encrypted`, `sheet.zip_corrupt`.
    Result<> open_part(std::string_view part);
    /// 0 at the end. Refuses `sheet.zip_corrupt`, `sheet.zip_bomb`.
    Result<std::size_t> read(char* to, std::size_t room);
    /// The whole of a small part. Refuses `sheet.zip_bomb` above `limit` bytes.
    Result<std::string> read_part(std::string_view part, std::size_t limit);
    std::int64_t part_position() const;
    std::int64_t part_size() const;  // as claimed: for progress only

 private:
    struct State;
    explicit ZipArchive(std::unique_ptr<State> state);
    static Result<std::unique_ptr<ZipArchive>> index(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zhuli::sheet
