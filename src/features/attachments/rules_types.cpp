// What a file is by its bytes.
#include <algorithm>

#include "features/attachments/rules.hpp"

namespace zhuli::attachments {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kSniffed = 1024;  // as far as browsers look for markup

std::string lower(std::string_view bytes) {
    std::string text(bytes);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

/// Begins like markup, or has a mark of it where browsers look.
bool is_markup(std::string_view head) {
    std::string start = lower(head.substr(0, kSniffed));
    if (start.starts_with("\xEF\xBB\xBF")) start.erase(0, 3);
    const auto first = start.find_first_not_of(" \t\r\n\f");
    if (first != start.npos && start[first] == '<') return true;
    constexpr std::string_view kMarks[] = {"<!doctype", "<html", "<head",   "<body",
                                           "<script",   "<svg",  "<iframe", "<?xml"};
    return std::any_of(std::begin(kMarks), std::end(kMarks),
                       [&](std::string_view mark) { return start.find(mark) != start.npos; });
}

FileType box_type(std::string_view head) {
    if (head.size() < 12 || head.substr(4, 4) != "ftyp") return FileType::unknown;
    const auto brand = head.substr(8, 4);
    for (const auto known : {"heic"sv, "heix"sv, "heim"sv, "heis"sv, "mif1"sv})
        if (brand == known) return FileType::heic;
    if (brand == "M4A " || brand == "M4B ") return FileType::m4a;
    return FileType::unknown;
}

/// An office document is a zip whose directory, at its end, names the document's parts.
FileType zip_type(std::string_view head, std::string_view tail) {
    const auto has = [&](std::string_view name) { return tail.find(name) != tail.npos; };
    if (!head.starts_with("PK\x03\x04") || !has("[Content_Types].xml")) return FileType::unknown;
    if (has("vbaProject.bin")) return FileType::unknown;
    if (has("xl/workbook")) return FileType::xlsx;
    if (has("word/document")) return FileType::docx;
    if (has("ppt/presentation")) return FileType::pptx;
    return FileType::unknown;
}

bool is_mp3(std::string_view head) {
    if (head.starts_with("ID3")) return true;
    if (head.size() < 4 || static_cast<unsigned char>(head[0]) != 0xFF) return false;
    const auto second = static_cast<unsigned char>(head[1]);
    return second == 0xFB || second == 0xFA || second == 0xF3 || second == 0xF2;
}

}  // namespace

bool is_plain_text(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](unsigned char c) {
        return c >= 0x20 ? c != 0x7F : c == '\t' || c == '\n' || c == '\r' || c == '\f';
    });
}

FileType type_of(std::string_view head, std::string_view tail, bool is_text) {
    if (head.starts_with("\xFF\xD8\xFF")) return FileType::jpeg;
    if (head.starts_with("\x89PNG\r\n\x1A\n")) return FileType::png;
    if (head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP")
        return FileType::webp;
    if (head.starts_with("GIF87a") || head.starts_with("GIF89a")) return FileType::gif;
    if (head.starts_with("%PDF-")) return FileType::pdf;
    if (const auto boxed = box_type(head); boxed != FileType::unknown) return boxed;
    if (const auto zipped = zip_type(head, tail); zipped != FileType::unknown) return zipped;
    if (is_text) return is_markup(head) ? FileType::unknown : FileType::text;
    return is_mp3(head) ? FileType::mp3 : FileType::unknown;
}

std::string_view content_type(FileType type) {
    switch (type) {
        case FileType::unknown:
            break;
        case FileType::jpeg:
            return "image/jpeg";
        case FileType::png:
            return "image/png";
        case FileType::webp:
            return "image/webp";
        case FileType::gif:
            return "image/gif";
        case FileType::heic:
            return "image/heic";
        case FileType::pdf:
            return "application/pdf";
        case FileType::xlsx:
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        case FileType::docx:
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        case FileType::pptx:
            return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
        case FileType::text:
            return "text/plain";
        case FileType::m4a:
            return "audio/mp4";
        case FileType::mp3:
            return "audio/mpeg";
    }
    return "application/octet-stream";
}

}  // namespace zhuli::attachments
