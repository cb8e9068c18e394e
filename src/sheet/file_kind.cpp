#include "sheet/file_kind.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/refusal.hpp"

namespace zhuli::sheet {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t start_bytes = 4096;
constexpr std::int64_t ole_search_bytes = 64LL << 20;
constexpr auto encrypted_package = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;

bool starts(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

/// Encrypted .xlsx files are OLE containers, as old .xls files are.
Result<bool> holds_encrypted_package(ByteSource& source) {
    source.rewind();
    std::vector<char> window(256u << 10);
    std::size_t kept = 0;
    for (std::int64_t seen = 0; seen < ole_search_bytes;) {
        TRY(std::size_t count, source.read(window.data() + kept, window.size() - kept));
        if (count == 0) break;
        seen += static_cast<std::int64_t>(count);
        std::string_view text(window.data(), kept + count);
        if (text.find(encrypted_package) != std::string_view::npos) return true;
        kept = std::min(text.size(), encrypted_package.size() - 1);
        std::copy(text.end() - static_cast<std::ptrdiff_t>(kept), text.end(), window.begin());
    }
    return false;
}

std::string lower_start(std::string_view text) {
    if (starts(text, "\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    std::string out(first == std::string_view::npos ? std::string_view{} : text.substr(first));
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

Result<> refuse_markup(std::string_view start) {
    const std::string text = lower_start(start);
    for (std::string_view tag : {"<!doctype html", "<html", "<table", "<head", "<body", "<meta",
                                 "<style", "<div", "<script"}) {
        if (starts(text, tag)) return refuse("sheet.html");
    }
    if (!starts(text, "<?xml") && !starts(text, "<!--")) return Done{};
    return refuse(text.find("<html") != std::string::npos ? "sheet.html" : "sheet.xml");
}

bool is_bare_biff(std::string_view start) {
    // Excel 2 to 4 wrote their BOF record without a container.
    return start.size() > 8 && start[0] == 0x09 &&
           (start[1] == 0 || start[1] == 2 || start[1] == 4 || start[1] == 8) && start[3] == 0;
}

}  // namespace

Result<FileKind> recognise(ByteSource& source) {
    std::array<char, start_bytes> bytes{};
    source.rewind();
    TRY(std::size_t size, read_fully(source, bytes.data(), bytes.size()));
    source.rewind();
    const std::string_view start(bytes.data(), size);
    if (start.empty()) return refuse("sheet.empty");
    if (starts(start, "PK\x03\x04") || starts(start, "PK\x05\x06")) return FileKind::zip;
    if (starts(start, "\x1f\x8b")) return FileKind::gzip;
    if (starts(start, "\xD0\xCF\x11\xE0")) {
        TRY(bool encrypted, holds_encrypted_package(source));
        return refuse(encrypted ? "sheet.encrypted" : "sheet.xls");
    }
    if (is_bare_biff(start)) return refuse("sheet.xls");
    if (starts(start, "%PDF-")) return refuse("sheet.pdf");
    if (starts(start, "Rar!") || starts(start, "7z\xBC\xAF") ||
        starts(start,
               "\xFD"
               "7zXZ") ||
        starts(start, "\x28\xB5\x2F\xFD") || starts(start, "BZh")) {
        return refuse("sheet.archive");
    }
    CHECK(refuse_markup(start));
    return FileKind::text;
}

}  // namespace zhuli::sheet
