#include "storage/pipeline.hpp"

#include <gtest/gtest.h>

#include "storage/migrations.hpp"
#include "storage/numbers.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

using support::Engine;

class Pipelines : public testing::TestWithParam<Engine> {
 protected:
    Pipelines() {
        migrate(*db, core_migrations());
        ctx.org = {Id{1}, "拾光", "CNY", "Asia/Shanghai"};
        ctx.today = *Date::parse("2026-11-24");
    }
    support::TestDb db{GetParam()};
    Ctx ctx;
};

INSTANTIATE_TEST_SUITE_P(Engines, Pipelines, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Pipelines, units_run_in_order_and_see_what_earlier_ones_left) {
    constexpr int kUnits = 600;  // more than may be on the way
    std::vector<std::string> numbers;
    Pipeline pipeline(*db);
    for (int i = 0; i < kUnits; ++i)
        pipeline.write(ctx, [&, i](Tx& tx) -> Result<> {
            EXPECT_EQ(numbers.size(), static_cast<std::size_t>(i));
            numbers.push_back(take_number(tx, ctx, "SO"));
            return Done{};
        });
    ASSERT_TRUE(pipeline.finish().ok());
    ASSERT_EQ(numbers.size(), static_cast<std::size_t>(kUnits));
    EXPECT_EQ(numbers.front(), "SO-20261124-0001");
    EXPECT_EQ(numbers.back(), "SO-20261124-0600");
}

TEST_P(Pipelines, nothing_is_written_after_a_refusal) {
    Pipeline pipeline(*db);
    const auto write = [&](bool refuse) {
        pipeline.write(ctx, [&, refuse](Tx& tx) -> Result<> {
            take_number(tx, ctx, "SO");
            if (refuse) return Problem::not_found("order");
            return Done{};
        });
    };
    for (const bool refuse : {false, true, false, false}) write(refuse);
    const auto done = pipeline.finish();
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.problem().code, "problem.not_found");
    EXPECT_TRUE(pipeline.ended_badly());
    auto next = write_now(
        *db, ctx, [&](Tx& tx) -> Result<std::string> { return take_number(tx, ctx, "SO"); });
    EXPECT_EQ(*next, "SO-20261124-0002");
}

TEST_P(Pipelines, an_outage_is_thrown_at_the_end) {
    Pipeline pipeline(*db);
    pipeline.write(ctx, [](Tx&) -> Result<> { throw StorageError("the disk is gone"); });
    EXPECT_THROW((void)pipeline.finish(), StorageError);
}

}  // namespace
}  // namespace zhuli::storage
