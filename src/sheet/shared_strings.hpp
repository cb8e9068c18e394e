// The text pool of a workbook. Views stay valid as long as the pool; memory is bounded.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

namespace zhuli::sheet {

class SharedStrings {
 public:
    /// False when a bound of limits.hpp is reached.
    bool add(std::string_view text);
    std::string_view get(std::size_t index) const {
        return index < texts_.size() ? texts_[index] : std::string_view{};
    }
    std::size_t size() const { return texts_.size(); }

 private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::deque<std::string_view> texts_;
    std::size_t room_ = 0, bytes_ = 0;
    char* free_ = nullptr;
};

}  // namespace zhuli::sheet
