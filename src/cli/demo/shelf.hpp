// What the demo company's people see of its stock while they decide: how much of each product is
// there, promised, on its way, and sold a day. The database is the truth; this mirror lets the
// simulation run ahead of it, and the end of the simulation proves that both agree.
#pragma once

#include <cstdint>
#include <vector>

namespace zhuli::cli::demo {

struct Shelf {
    std::int64_t on_hand = 0;
    std::int64_t reserved = 0;
    std::int64_t incoming = 0;     // ordered from the supplier
    std::int64_t backordered = 0;  // promised to customers, neither held nor shipped
    std::int64_t asked_today = 0;
    double daily = 0;       // pieces a day, smoothed
    std::int64_t lot = 1;   // suppliers sell multiples of this
    bool sold_out = false;  // purchasing cannot get any more

    std::int64_t available() const { return on_hand - reserved; }
};

inline constexpr int kSmoothingDays = 25;
inline constexpr int kReorderDays = 14;  // of demand: lead time and reserve
inline constexpr int kCoverDays = 42;    // what an order to the supplier fills up to

/// At the end of an open day.
inline void smooth(Shelf& shelf) {
    shelf.daily += (static_cast<double>(shelf.asked_today) - shelf.daily) / kSmoothingDays;
    shelf.asked_today = 0;
}

/// Rounded up to whole lots.
inline std::int64_t in_lots(std::int64_t pieces, std::int64_t lot) {
    return (pieces + lot - 1) / lot * lot;
}

/// Whole lots to order now; 0: enough is there or on its way.
inline std::int64_t to_reorder(const Shelf& shelf) {
    if (shelf.sold_out) return 0;
    const std::int64_t free = shelf.available() + shelf.incoming - shelf.backordered;
    if (static_cast<double>(free) >= shelf.daily * kReorderDays) return 0;
    const auto wanted = static_cast<std::int64_t>(shelf.daily * kCoverDays) - free;
    return in_lots(wanted, shelf.lot);
}

}  // namespace zhuli::cli::demo
