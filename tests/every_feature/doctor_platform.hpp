// For the doctor's world: a platform, an account there, and a run of it that is under way.
#pragma once

#include <gtest/gtest.h>

#include "features/directory/model_runs.hpp"
#include "storage/database.hpp"
#include "storage/save.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {

inline void a_platform(support::World& world) {
    const auto made = world.call("admin", "POST", "/platforms",
                                 R"({"kind":"wecom","app_id":"corp","secret":"s",)"
                                 R"("api_url":"https://127.0.0.1:9",)"
                                 R"("directory_url":"https://127.0.0.1:9"})");
    ASSERT_EQ(made.status, 201) << made.body;
    directory::Account account{.platform_id = Id{std::stoll(made.text("id"))}, .external_id = "zs"};
    account.user_id = world.id_of("assistant");
    account.bound = directory::Bound::email;
    const auto team = world.call("admin", "POST", "/teams", R"({"name":"平台部"})");
    directory::TeamLink link{.platform_id = account.platform_id, .external_id = "2"};
    link.team_id = Id{std::stoll(team.text("id"))};
    const Ctx ctx = world.system();
    const auto saved = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
        CHECK(storage::save_new(tx, ctx, link, {"platform_team.linked", {}, ""}));
        return storage::save_new(tx, ctx, account, {"platform_account.bound", {}, ""});
    });
    EXPECT_TRUE(saved.ok());
    const auto run = world.call("admin", "POST", "/directory_runs",
                                R"({"platform_id":")" + made.text("id") + "\"}");
    EXPECT_EQ(run.status, 201) << run.body;
}

}  // namespace zhuli::every_feature
