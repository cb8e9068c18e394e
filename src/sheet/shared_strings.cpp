#include "sheet/shared_strings.hpp"

#include <algorithm>
#include <cstring>

#include "sheet/limits.hpp"

namespace zhuli::sheet {
namespace {
constexpr std::size_t block_bytes = 256u << 10;
}

bool SharedStrings::add(std::string_view text) {
    if (texts_.size() >= max_shared_strings) return false;
    bytes_ += text.size();
    if (bytes_ > max_shared_string_bytes) return false;
    if (text.size() > room_) {
        room_ = std::max(block_bytes, text.size());
        blocks_.push_back(std::make_unique<char[]>(room_));
        free_ = blocks_.back().get();
    }
    if (!text.empty()) std::memcpy(free_, text.data(), text.size());
    texts_.emplace_back(free_, text.size());
    free_ += text.size();
    room_ -= text.size();
    return true;
}

}  // namespace zhuli::sheet
