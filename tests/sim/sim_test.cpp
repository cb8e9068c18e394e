// Short seeds by default. Longer: ZHULI_SIM_STEPS=20000 ZHULI_SIM_SEEDS=10 sim_test. A failure
// prints its seed; ZHULI_SIM_SEED=N ZHULI_SIM_SEEDS=1 runs it again.
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "tests/sim/users.hpp"

namespace zhuli::sim {
namespace {

using support::Engine;

int setting(const char* name, int usual) {
    const char* value = std::getenv(name);
    return value ? std::atoi(value) : usual;
}

/// What the short walks come by; long ones come by every state.
constexpr const char* kReached[] = {"order draft",        "order awaiting_customer",
                                    "order confirmed",    "order closed",
                                    "order cancelled",    "goods reserved",
                                    "goods shipped",      "goods partly_shipped",
                                    "goods delivered",    "paid partial",
                                    "paid paid",          "paid refunded",
                                    "return requested",   "return received",
                                    "return exchanged",   "purchase sent",
                                    "purchase received",  "purchase partly_received",
                                    "purchase cancelled", "request accepted",
                                    "request refused",    "money unmatched",
                                    "money credit",       "money settled",
                                    "money voided",       "invoice requested",
                                    "invoice issued",     "invoice delivered",
                                    "invoice voided",     "invoice reversed",
                                    "quote draft",        "quote approval",
                                    "quote ready",        "quote sent",
                                    "quote accepted",     "quote ordered",
                                    "quote declined",     "quote expired",
                                    "quote withdrawn",    "quote dropped"};

class Simulation : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(Engines, Simulation, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Simulation, of_random_people_is_what_the_model_says) {
    const int first = setting("ZHULI_SIM_SEED", 1), seeds = setting("ZHULI_SIM_SEEDS", 3);
    const int steps = setting("ZHULI_SIM_STEPS", 400);
    std::set<std::string> reached;
    for (int seed = first; seed < first + seeds; ++seed) {
        Users users(GetParam(), static_cast<std::uint64_t>(seed));
        try {
            users.act(steps);
        } catch (const Difference& difference) {
            FAIL() << difference.what();
        }
        // A simulation in which nothing succeeds, or nothing is refused, would prove nothing.
        for (const int status : {200, 201, 403, 404, 409, 422})
            EXPECT_GT(users.answers().count(status), 0u) << "seed " << seed << " " << status;
        reached.insert(users.reached().begin(), users.reached().end());
    }
    for (const char* state : kReached) EXPECT_TRUE(reached.contains(state)) << "no " << state;
}

/// What the simulation says of a model with a mistake in it.
std::string difference_with(Flaw flaw) {
    constexpr int kSeeds = 5, kSteps = 1000;
    for (int seed = 1; seed <= kSeeds; ++seed) try {
            Users(Engine::sqlite, static_cast<std::uint64_t>(seed), flaw).act(kSteps);
        } catch (const Difference& difference) {
            return difference.what();
        }
    return "";
}

TEST(SimulationProof, every_mistake_is_noticed_and_its_seed_is_told) {
    for (const Flaw flaw :
         {Flaw::oversells, Flaw::forgets_payments, Flaw::ships_for_ever, Flaw::keeps_reservations,
          Flaw::transfers_from_nothing, Flaw::serves_nobody, Flaw::ships_unpaid,
          Flaw::invoices_beyond, Flaw::matches_beyond, Flaw::never_expires, Flaw::orders_twice}) {
        const std::string said = difference_with(flaw);
        EXPECT_TRUE(said.starts_with("seed ")) << static_cast<int>(flaw) << " " << said;
        EXPECT_NE(said.find(" step "), said.npos);
    }
}

TEST(SimulationProof, the_same_seed_is_the_same_walk) {
    Users first(Engine::sqlite, 7), again(Engine::sqlite, 7);
    first.act(80);
    again.act(80);
    EXPECT_EQ(first.answers(), again.answers());
    EXPECT_EQ(first.model().orders.orders.size(), again.model().orders.orders.size());
}

}  // namespace
}  // namespace zhuli::sim
