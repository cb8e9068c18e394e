// How much a unit of a long work may take, steered by how long the writer was at the last one, so
// that none occupies it for long whatever the machine. Waiting for the writer and for the commit
// do not count: slow disks ask for larger units, not for smaller ones. Units run one at a time.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace zhuli::storage {

class UnitSize {
 public:
    UnitSize(std::int64_t first, std::int64_t most) : size_(first), most_(most) {}

    /// Runs a unit's work, which gets how much to take, and learns from it.
    template <class F>
    auto measure(F&& work) {
        const auto start = std::chrono::steady_clock::now();
        auto result = work(size_);
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        const double factor = std::clamp(kTargetMs / std::max(took.count(), 0.01), 0.5, 1.5);
        const auto next = static_cast<std::int64_t>(static_cast<double>(size_) * factor) + 1;
        size_ = std::clamp<std::int64_t>(next, 1, most_);
        return result;
    }

 private:
    static constexpr double kTargetMs = 8;  // of the 20 ms a unit may take
    std::int64_t size_, most_;
};

}  // namespace zhuli::storage
