#include "sheet/zip_archive.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

#include "sheet/limits.hpp"
#include "sheet/refusal.hpp"

namespace zhuli::sheet {
namespace {

struct Part {
    unz64_file_pos place{};
    std::int64_t packed_bytes = 0;
    std::int64_t claimed_bytes = 0;
    bool encrypted = false;
};

std::string folded(std::string_view name) {
    std::string out;
    for (char c : name) {
        if (c == '\\') c = '/';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '/' && out.empty()) continue;
        out += c;
    }
    return out;
}

struct MemoryFile {
    std::string_view bytes;
    std::uint64_t at = 0;
};

voidpf memory_open(voidpf opaque, const void*, int) { return opaque; }
uLong memory_read(voidpf, voidpf stream, void* to, uLong size) {
    auto* file = static_cast<MemoryFile*>(stream);
    const std::uint64_t count = file->at >= file->bytes.size()
                                    ? 0
                                    : std::min<std::uint64_t>(size, file->bytes.size() - file->at);
    if (count > 0) std::memcpy(to, file->bytes.data() + file->at, count);
    file->at += count;
    return static_cast<uLong>(count);
}
uLong memory_write(voidpf, voidpf, const void*, uLong) { return 0; }
ZPOS64_T memory_tell(voidpf, voidpf stream) { return static_cast<MemoryFile*>(stream)->at; }
long memory_seek(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto* file = static_cast<MemoryFile*>(stream);
    std::uint64_t from = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR) from = file->at;
    if (origin == ZLIB_FILEFUNC_SEEK_END) from = file->bytes.size();
    if (from + offset > file->bytes.size()) return -1;
    file->at = from + offset;
    return 0;
}
int memory_close(voidpf, voidpf) { return 0; }
int memory_error(voidpf, voidpf) { return 0; }

Problem corrupt() { return refuse("sheet.zip_corrupt"); }

}  // namespace

struct ZipArchive::State {
    MemoryFile memory;
    unzFile zip = nullptr;
    std::map<std::string, Part, std::less<>> parts;
    const Part* current = nullptr;
    std::int64_t unpacked = 0;

    ~State() {
        close_part();
        if (zip != nullptr) unzClose(zip);
    }
    int close_part() {
        if (current == nullptr) return UNZ_OK;
        current = nullptr;
        return unzCloseCurrentFile(zip);
    }
};

ZipArchive::ZipArchive(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipArchive::~ZipArchive() = default;

Result<std::unique_ptr<ZipArchive>> ZipArchive::open_file(const std::string& path) {
    auto state = std::make_unique<State>();
    state->zip = unzOpen64(path.c_str());
    return index(std::move(state));
}

Result<std::unique_ptr<ZipArchive>> ZipArchive::open_memory(std::string_view bytes) {
    auto state = std::make_unique<State>();
    state->memory.bytes = bytes;
    zlib_filefunc64_def functions{memory_open, memory_read,  memory_write, memory_tell,
                                  memory_seek, memory_close, memory_error, &state->memory};
    state->zip = unzOpen2_64("", &functions);
    return index(std::move(state));
}

Result<std::unique_ptr<ZipArchive>> ZipArchive::index(std::unique_ptr<State> state) {
    if (state->zip == nullptr) return corrupt();
    std::array<char, 1024> name{};
    std::size_t count = 0;
    for (int code = unzGoToFirstFile(state->zip); code != UNZ_END_OF_LIST_OF_FILE;
         code = unzGoToNextFile(state->zip)) {
        if (code != UNZ_OK) return corrupt();
        if (++count > max_archive_entries) return refuse_too_large("sheet.zip_bomb");
        unz_file_info64 entry{};
        Part part;
        if (unzGetCurrentFileInfo64(state->zip, &entry, name.data(), name.size() - 1, nullptr, 0,
                                    nullptr, 0) != UNZ_OK ||
            unzGetFilePos64(state->zip, &part.place) != UNZ_OK) {
            return corrupt();
        }
        name[std::min<std::size_t>(entry.size_filename, name.size() - 1)] = '\0';
        part.packed_bytes = static_cast<std::int64_t>(entry.compressed_size);
        part.claimed_bytes = static_cast<std::int64_t>(entry.uncompressed_size);
        part.encrypted = (entry.flag & 1) != 0;
        state->parts.emplace(folded(name.data()), part);
    }
    return std::unique_ptr<ZipArchive>(new ZipArchive(std::move(state)));
}

bool ZipArchive::has(std::string_view part) const { return state_->parts.count(folded(part)) > 0; }

bool ZipArchive::has_below(std::string_view folder) const {
    const std::string prefix = folded(folder);
    auto found = state_->parts.lower_bound(prefix);
    return found != state_->parts.end() && found->first.compare(0, prefix.size(), prefix) == 0;
}

Result<> ZipArchive::open_part(std::string_view part) {
    state_->close_part();
    auto found = state_->parts.find(folded(part));
    if (found == state_->parts.end()) {
        return refuse("sheet.part_missing", {{"part", std::string(part)}});
    }
    if (found->second.encrypted) return refuse("sheet.encrypted");
    if (unzGoToFilePos64(state_->zip, &found->second.place) != UNZ_OK ||
        unzOpenCurrentFile(state_->zip) != UNZ_OK) {
        return corrupt();
    }
    state_->current = &found->second;
    state_->unpacked = 0;
    return Done{};
}

Result<std::size_t> ZipArchive::read(char* to, std::size_t room) {
    if (state_->current == nullptr) return std::size_t{0};
    const std::int64_t packed = std::max<std::int64_t>(state_->current->packed_bytes, 1);
    const int count = unzReadCurrentFile(state_->zip, to, static_cast<unsigned>(room));
    if (count < 0) return corrupt();
    if (count == 0) {
        const bool whole = state_->unpacked == state_->current->claimed_bytes;
        if (state_->close_part() != UNZ_OK || !whole) return corrupt();
        return std::size_t{0};
    }
    state_->unpacked += count;
    if (state_->unpacked > max_part_bytes ||
        (state_->unpacked > bomb_free_bytes && state_->unpacked / packed > max_unpack_ratio)) {
        return refuse_too_large("sheet.zip_bomb");
    }
    return static_cast<std::size_t>(count);
}

Result<std::string> ZipArchive::read_part(std::string_view part, std::size_t limit) {
    CHECK(open_part(part));
    std::string text;
    std::array<char, 16384> chunk{};
    while (true) {
        TRY(std::size_t count, read(chunk.data(), chunk.size()));
        if (count == 0) return text;
        if (text.size() + count > limit) return refuse_too_large("sheet.zip_bomb");
        text.append(chunk.data(), count);
    }
}

std::int64_t ZipArchive::part_position() const { return state_->unpacked; }
std::int64_t ZipArchive::part_size() const {
    return state_->current != nullptr ? state_->current->claimed_bytes : state_->unpacked;
}

}  // namespace zhuli::sheet
