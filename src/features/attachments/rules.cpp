#include "features/attachments/rules.hpp"

#include <algorithm>

#include "core/json_out.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::attachments {

namespace {

using enum Role;

// As wide as the widest host for each role: the host itself decides (model_hosts.hpp).
constexpr Permission kPermissions[] = {
    {"attachments.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"attachments.add",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {purchasing, Scope::own},
      {service, Scope::org},
      {marketing, Scope::own},
      {admin, Scope::org}}},
    {"attachments.archive",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {service, Scope::org},
      {admin, Scope::org}}},
};

/// Marks that turn the writing around (a name that reads "…fdp.exe" backwards), and invisible ones.
bool deceives(char32_t code) {
    return (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

bool is_forbidden(char32_t code) {
    constexpr std::u32string_view kBad = U"<>:\"|?*";
    return code < 0x20 || code == 0x7F || deceives(code) || kBad.find(code) != kBad.npos;
}

std::string extension_of(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == name.npos) return {};
    std::string extension(name.substr(dot + 1));
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    });
    return extension;
}

/// The first is put where the name has none of them.
std::span<const std::string_view> extensions(FileType type) {
    static constexpr std::string_view kJpeg[] = {"jpg", "jpeg"}, kPng[] = {"png"},
                                      kWebp[] = {"webp"}, kGif[] = {"gif"},
                                      kHeic[] = {"heic", "heif"}, kPdf[] = {"pdf"},
                                      kXlsx[] = {"xlsx"}, kDocx[] = {"docx"}, kPptx[] = {"pptx"},
                                      kText[] = {"txt", "csv"}, kM4a[] = {"m4a"}, kMp3[] = {"mp3"};
    switch (type) {
        case FileType::unknown:
            break;
        case FileType::jpeg:
            return kJpeg;
        case FileType::png:
            return kPng;
        case FileType::webp:
            return kWebp;
        case FileType::gif:
            return kGif;
        case FileType::heic:
            return kHeic;
        case FileType::pdf:
            return kPdf;
        case FileType::xlsx:
            return kXlsx;
        case FileType::docx:
            return kDocx;
        case FileType::pptx:
            return kPptx;
        case FileType::text:
            return kText;
        case FileType::m4a:
            return kM4a;
        case FileType::mp3:
            return kMp3;
    }
    return {};
}

constexpr std::size_t kLongestName = 150;  // characters, so that an extension still fits

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

std::string file_name(std::string_view told, FileType type) {
    const auto slash = told.find_last_of("/\\");
    if (slash != told.npos) told = told.substr(slash + 1);
    std::string name;
    for (const char32_t code : text::code_points(told))
        if (!is_forbidden(code)) text::append(name, code);
    name = text::clean(name);
    while (!name.empty() && (name.front() == '.' || name.front() == ' ')) name.erase(0, 1);
    while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
    if (name.empty()) name = "file";
    const auto allowed = extensions(type);
    const auto had = extension_of(name);
    if (allowed.empty() || std::find(allowed.begin(), allowed.end(), had) != allowed.end()) {
        if (text::length(name) <= kLongestName) return name;
        const std::string end = had.empty() ? "" : "." + had;
        return std::string(text::prefix(name, kLongestName)) + end;
    }
    return std::string(text::prefix(name, kLongestName)) + "." + std::string(allowed.front());
}

Result<> check(const NewUpload& upload) {
    std::vector<FieldProblem> problems;
    if (upload.byte_count <= 0) problems.push_back({"byte_count", "attachments.empty", {}});
    if (upload.byte_count > kMaxFileBytes)
        problems.push_back({"byte_count",
                            "attachments.too_large",
                            {{"max", std::to_string(kMaxFileBytes >> 20)}}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

std::int64_t part_count(std::int64_t byte_count) {
    return (byte_count + kPartBytes - 1) / kPartBytes;
}

std::int64_t part_size(std::int64_t byte_count, std::int64_t part_no) {
    if (part_no < 0 || part_no >= part_count(byte_count)) return 0;
    return std::min(kPartBytes, byte_count - part_no * kPartBytes);
}

Result<> check_whole(const Upload& upload, std::span<const Part> parts) {
    std::int64_t next = 0;
    for (const Part& part : parts)
        if (part.part_no == next && part.byte_count == part_size(upload.byte_count, next)) ++next;
    if (next == part_count(upload.byte_count)) return Done{};
    return Problem::of(Status::conflict, "attachments.parts_missing");
}

std::string event_body(const Attachment& attachment) {
    JsonOut out;
    out.begin_object().key("words").string(attachment.name.v).end_object();
    return out.take();
}

}  // namespace zhuli::attachments
