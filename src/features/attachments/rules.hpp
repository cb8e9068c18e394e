// What is true of attachments, without I/O: who may, what a file is by its bytes, which of them are
// taken, how they are handed out and what they may be called.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/attachments/model_inputs.hpp"

namespace zhuli::attachments {

std::span<const Permission> permissions();

/// A part of a text: no control characters but tab, line feed, form feed and carriage return.
bool is_plain_text(std::string_view bytes);
/// By magic bytes (head: the first part; tail: the last two, where a zip has its directory), as
/// text only if every part is. Unknown: not taken; markup (HTML, SVG, XML), programs, archives
/// and documents with macros are.
FileType type_of(std::string_view head, std::string_view tail, bool is_text);
/// How it is handed out: images are looked at in the page, all else is kept by the browser.
std::string_view content_type(FileType type);

/// A name without path, control characters and marks that turn writing around, ending as its type
/// does; never empty.
std::string file_name(std::string_view told, FileType type);

Result<> check(const NewUpload& upload);
std::int64_t part_count(std::int64_t byte_count);
/// The size of that part of a file so large; 0: it has no such part.
std::int64_t part_size(std::int64_t byte_count, std::int64_t part_no);
/// 409 while parts are missing.
Result<> check_whole(const Upload& upload, std::span<const Part> parts);

std::string event_body(const Attachment& attachment);

}  // namespace zhuli::attachments
