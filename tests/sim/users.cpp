// Who acts when.
#include "tests/sim/users.hpp"

namespace zhuli::sim {

namespace {

constexpr int kStepsBetweenProofs = 100;

}  // namespace

Users::Users(support::Engine engine, std::uint64_t seed, Flaw flaw)
    : walk_(engine, seed, flaw),
      stock_(walk_),
      orders_(walk_),
      returns_(walk_),
      purchases_(walk_),
      finance_(walk_),
      invoices_(walk_),
      quotes_(walk_),
      faults_(walk_),
      slips_(walk_) {}

void Users::act(int steps) {
    for (walk_.step = 1; walk_.step <= steps; ++walk_.step) {
        step();
        if (walk_.step % kStepsBetweenProofs == 0) walk_.prove_invariants();
    }
    walk_.examine_everything();
}

void Users::step() {
    walk_.tick(walk_.between(1, 3600) * kSecondMs);
    const int kind = walk_.between(1, 1000);
    if (kind <= 270) return quotes_.act();
    if (kind <= 340) return stock_.act();
    if (kind <= 400 || walk_.model.orders.orders.empty()) return orders_.enter();
    if (kind <= 485) return purchases_.act();
    if (kind <= 505) return purchases_.pass_night();
    if (kind <= 565) return finance_.act();
    if (kind <= 615) return invoices_.act();
    if (kind <= 690) return returns_.act();
    if (kind <= 710) return faults_.act();
    if (kind <= 730) return slips_.act();
    if (kind <= 740) return slips_.all_at_once();
    if (kind <= 760) {  // the clock jumps
        walk_.doing("the clock jumps");
        return walk_.tick(walk_.between(-6 * 60, 3 * 24 * 60) * kMinuteMs);
    }
    orders_.act();
}

}  // namespace zhuli::sim
