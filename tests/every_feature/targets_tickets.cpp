// Complaints for the walk over every route.
#include <fmt/format.h>

#include <stdexcept>

#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {

std::string ticket(support::World& world, const std::string& owner) {
    const std::string maker = owner == "stranger" ? owner : "admin";
    const auto made = [&](const char* path, const std::string& body) {
        const auto answer = world.call(maker, "POST", path, body);
        if (answer.status != 201) throw std::runtime_error(answer.body);
        return answer.text("id");
    };
    static int last = 0;
    const auto id = world.id_of(owner).v;
    const auto customer =
        made("/customers", fmt::format(R"({{"name":"投诉公司 {}","owner_id":"{}"}})", ++last, id));
    return made(
        "/tickets",
        fmt::format(R"({{"customer_id":"{}","words":"少发一箱","owner_id":"{}"}})", customer, id));
}

}  // namespace zhuli::rights
