// Dice: chance for the demo company. The same seed gives the same throws with every standard
// library, which the distributions of <random> do not promise.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <span>

namespace zhuli::cli::demo {

class Dice {
 public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    /// In [0, 1).
    double share() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
    /// In [low, high].
    int between(int low, int high) {
        return low + static_cast<int>(share() * (static_cast<double>(high) - low + 1));
    }
    bool chance(double probability) { return share() < probability; }
    /// Positive, around `mean`, seldom more than three times as much (Erlang of shape 3).
    double around(double mean) {
        double sum = 0;
        for (int i = 0; i < 3; ++i) sum -= std::log(1 - share());
        return mean * sum / 3;
    }
    template <class T>
    const T& pick(std::span<const T> items) {
        return items[static_cast<std::size_t>(between(0, static_cast<int>(items.size()) - 1))];
    }
    template <class T, std::size_t N>
    const T& pick(const T (&items)[N]) {
        return pick(std::span<const T>(items));
    }
    /// An index, more often where the weight is larger.
    std::size_t weighted(std::span<const double> weights) {
        double total = 0;
        for (const double weight : weights) total += weight;
        double left = share() * total;
        for (std::size_t i = 0; i + 1 < weights.size(); ++i)
            if ((left -= weights[i]) < 0) return i;
        return weights.size() - 1;
    }

 private:
    std::mt19937_64 engine_;
};

}  // namespace zhuli::cli::demo
