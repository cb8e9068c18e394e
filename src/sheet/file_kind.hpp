// What a file is by its first bytes, so that foreign formats are refused by name.
#pragma once

#include "core/result.hpp"
#include "sheet/byte_source.hpp"

namespace zhuli::sheet {

enum class FileKind { text, gzip, zip };

/// Leaves the source at its start. Refuses `sheet.empty`, `sheet.xls`, `sheet.encrypted`,
/// `sheet.html`, `sheet.xml`, `sheet.pdf`, `sheet.archive`.
Result<FileKind> recognise(ByteSource& source);

}  // namespace zhuli::sheet
