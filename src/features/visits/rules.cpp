#include "features/visits/rules.hpp"

#include <cmath>
#include <numbers>

#include "core/json_out.hpp"

namespace zhuli::visits {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"visits.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {service, Scope::own},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"visits.edit",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::own}, {admin, Scope::org}}},
};

constexpr std::int64_t kDegree = 1'000'000;
constexpr std::int64_t kWorstAccuracy = 100'000;  // m: worse tells nothing
constexpr double kEarthM = 6'371'008.8;

double radians(std::int64_t e6) {
    return static_cast<double>(e6) / kDegree * std::numbers::pi / 180;
}

void check_range(std::vector<FieldProblem>& problems, const char* field, std::int64_t value,
                 std::int64_t least, std::int64_t most) {
    if (value < least || value > most)
        problems.push_back({std::string("position.") + field,
                            "field.out_of_range",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check(const NewCheckIn& check_in) {
    const Position& at = check_in.position;
    const bool is_told = at.known;
    std::vector<FieldProblem> problems;
    check_range(problems, "latitude_e6", at.latitude_e6, is_told ? -90 * kDegree : 0,
                is_told ? 90 * kDegree : 0);
    check_range(problems, "longitude_e6", at.longitude_e6, is_told ? -180 * kDegree : 0,
                is_told ? 180 * kDegree : 0);
    check_range(problems, "accuracy_m", at.accuracy_m, 0, is_told ? kWorstAccuracy : 0);
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

std::int64_t distance_m(const Position& a, const Position& b) {
    const double lat_a = radians(a.latitude_e6), lat_b = radians(b.latitude_e6);
    const double up = std::sin((lat_b - lat_a) / 2);
    const double across = std::sin((radians(b.longitude_e6) - radians(a.longitude_e6)) / 2);
    const double h = up * up + std::cos(lat_a) * std::cos(lat_b) * across * across;
    return std::llround(2 * kEarthM * std::asin(std::min(1.0, std::sqrt(h))));
}

std::int64_t distance_from(const Position& place, const Position& position) {
    return place.known && position.known ? distance_m(place, position) : -1;
}

std::string event_body(const CheckIn& check_in) {
    JsonOut out;
    out.begin_object().key("words").string(check_in.met.v).end_object();
    return out.take();
}

}  // namespace zhuli::visits
