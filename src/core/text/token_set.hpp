// Collects distinct tokens in one pass; hashing is cheaper here than sorting hundreds of strings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::text {

class TokenSet {
 public:
    TokenSet(std::size_t expected, std::size_t limit) : limit_(limit) {
        tokens_.reserve(expected);
        slots_.assign(64, 0);
    }

    void add(std::string_view token) {
        if (tokens_.size() >= limit_) return;
        if ((tokens_.size() + 1) * 2 > slots_.size()) grow();
        std::uint32_t& slot = slots_[place(token)];
        if (slot != 0) return;
        tokens_.emplace_back(token);
        slot = static_cast<std::uint32_t>(tokens_.size());
    }

    std::vector<std::string> take() { return std::move(tokens_); }

 private:
    static std::uint64_t hash(std::string_view s) {
        std::uint64_t h = 0xcbf29ce484222325;
        for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        return h ^ h >> 29;
    }

    std::size_t place(std::string_view token) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = hash(token) & mask;
        while (slots_[at] != 0 && tokens_[slots_[at] - 1] != token) at = (at + 1) & mask;
        return at;
    }

    void grow() {
        slots_.assign(slots_.size() * 4, 0);
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            slots_[place(tokens_[i])] = static_cast<std::uint32_t>(i + 1);
    }

    std::vector<std::string> tokens_;
    std::vector<std::uint32_t> slots_;  // 0 or index + 1
    std::size_t limit_;
};

}  // namespace zhuli::text
