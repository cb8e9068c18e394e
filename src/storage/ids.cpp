#include "storage/ids.hpp"

#include <sodium.h>

#include <atomic>
#include <chrono>

namespace zhuli::storage {

namespace {

constexpr std::int64_t kEpochMs = 1'577'836'800'000;  // 2020-01-01
constexpr int kSequenceBits = 12;
constexpr int kNodeBits = 10;

std::int64_t this_node() {
    static const std::int64_t node = [] {
        if (sodium_init() < 0) return std::uint32_t{1};
        return randombytes_uniform((1u << kNodeBits) - 1) + 1;
    }();
    return node;
}

}  // namespace

Id next_id() {
    static std::atomic<std::int64_t> last{0};  // milliseconds and sequence, without the node
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(since).count() - kEpochMs;
    std::int64_t before = last.load();
    std::int64_t next;
    do {
        next = std::max(before + 1, ms << kSequenceBits);
    } while (!last.compare_exchange_weak(before, next));
    const std::int64_t time = next >> kSequenceBits;
    const std::int64_t sequence = next & ((1 << kSequenceBits) - 1);
    return {(time << (kNodeBits + kSequenceBits)) | (this_node() << kSequenceBits) | sequence};
}

}  // namespace zhuli::storage
