// Long words in pieces that the search index takes as names: found by fragments and pinyin. Cut at
// whatever ends a sentence, and where a piece grows longer than the index reads of one name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhuli::text {

std::vector<std::string> pieces_of(std::string_view words);

}  // namespace zhuli::text
