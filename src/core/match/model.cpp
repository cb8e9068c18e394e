#include "core/match/model.hpp"

#include <algorithm>
#include <cmath>

namespace zhuli::match {
namespace {

constexpr double kDependence = 0.95;    // fields depend on each other a little
constexpr double kFurtherPlaces = 0.5;  // street and city together are hardly more than the street
// How far the rarity of what is shared replaces the average of its level.
constexpr std::array<double, kLevels> kRarityShare = {0, 0, 0.5, 0.75, 0.75, 1};

}  // namespace

double Model::weight(std::size_t field, const Agreement& agreement) const {
    if (agreement.level == Level::missing) return 0;
    const auto level = static_cast<std::size_t>(agreement.level);
    const double share = kRarityShare[level];
    const double unlikely =
        share * agreement.rarity - (1 - share) * std::log(fields[field].u[level]);
    return kDependence * (std::log(fields[field].m[level]) + unlikely);
}

double Model::score(std::span<const Agreement> agreements) const {
    double sum = prior, strongest_place = 0, places = 0;
    for (std::size_t f = 0; f < fields.size(); ++f) {
        const double w = weight(f, agreements[f]);
        if (schema[f].kind != Kind::address || w <= 0) {
            sum += w;
            continue;
        }
        strongest_place = std::max(strongest_place, w);
        places += w;
    }
    return sum + strongest_place + kFurtherPlaces * (places - strongest_place);
}

}  // namespace zhuli::match
