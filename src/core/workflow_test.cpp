#include "core/workflow.hpp"

#include <gtest/gtest.h>

namespace zhuli {
namespace {

enum class Door : std::uint8_t { shut, open };
BOOST_DESCRIBE_ENUM(Door, shut, open)
struct Lock {
    bool locked = false;
};
using Step = Transition<Door, Lock>;
constexpr Step kDoor[] = {
    {Door::shut, "open", Door::open, "door.use", [](const Lock& lock) { return !lock.locked; }},
    {Door::open, "shut", Door::shut, "door.use"},
};

Ctx person(Scope scope) {
    auto rights = std::make_shared<Rights>();
    if (scope != Scope::none) rights->scope_of["door.use"] = scope;
    Ctx ctx;
    ctx.rights = rights;
    return ctx;
}

TEST(Workflow, a_step_needs_state_guard_and_permission) {
    const Workflow<Door, Lock> door = kDoor;
    EXPECT_EQ(step(door, person(Scope::own), Lock{}, Door::shut, "open").value(), Door::open);
    EXPECT_EQ(step(door, person(Scope::none), Lock{}, Door::shut, "open").problem().status,
              Status::forbidden);
    EXPECT_EQ(step(door, person(Scope::own), Lock{true}, Door::shut, "open").problem().code,
              "problem.action_not_now");
    EXPECT_FALSE(step(door, person(Scope::own), Lock{}, Door::open, "open").ok());
}

TEST(Workflow, offered_actions_are_those_that_would_work) {
    const Workflow<Door, Lock> door = kDoor;
    EXPECT_EQ(actions_of(door, person(Scope::own), Lock{}, Door::shut),
              std::vector<std::string>{"open"});
    EXPECT_TRUE(actions_of(door, person(Scope::own), Lock{true}, Door::shut).empty());
}

}  // namespace
}  // namespace zhuli
