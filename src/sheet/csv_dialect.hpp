// Which character separates the cells of a csv text. Looks at a sample only; knows no charsets.
#pragma once

#include <cstddef>
#include <string_view>

namespace zhuli::sheet {

struct Dialect {
    char delimiter = ',';
    std::size_t skip_bytes = 0;  // length of Excel's `sep=;` line, which is no row
};

/// `whole` says that the sample is the entire text, so its last record is complete.
Dialect sniff_dialect(std::string_view sample, bool whole);

}  // namespace zhuli::sheet
