// Proposals and quotes, for the walk over every route.
#include <fmt/format.h>

#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {

namespace {

using support::World;

std::string made(World& world, const std::string& owner, const std::string& path,
                 const std::string& body) {
    const std::string who = owner == "stranger" ? owner : "admin";
    const auto answer = world.call(who, "POST", path, body);
    if (answer.status >= 300)
        throw std::runtime_error(fmt::format("{} {}: {}", path, body, answer.body));
    return answer.text("id");
}

/// Of a new customer of the owner's.
std::string offered(World& world, const std::string& owner, const std::string& path) {
    static int last = 0;
    const auto id = world.id_of(owner).v;
    const auto customer = made(world, owner, "/customers",
                               fmt::format(R"({{"name":"Q{} 公司","owner_id":"{}"}})", ++last, id));
    return made(world, owner, path,
                fmt::format(R"({{"customer_id":"{}","owner_id":"{}"}})", customer, id));
}

std::string proposal(World& world, const std::string& owner) {
    return offered(world, owner, "/proposals");
}
std::string quote(World& world, const std::string& owner) {
    return offered(world, owner, "/quotes");
}

constexpr Target kTargets[] = {
    {"/proposals", "proposal", Target::owner, &proposal},
    {"/quotes", "quote", Target::owner, &quote},
};

}  // namespace

std::span<const Target> offer_targets() { return kTargets; }

}  // namespace zhuli::rights
