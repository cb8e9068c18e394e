// The fixture of the tests of imports: a world, and a file staged, applied and counted in it.
#pragma once

#include <gtest/gtest.h>

#include "features/identity/use_cases.hpp"
#include "features/imports/run.hpp"
#include "storage/entity.hpp"
#include "storage/record_checks.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::imports {

using support::World;

class Import : public testing::TestWithParam<support::Engine> {
 protected:
    World world{GetParam()};

    Ctx ctx() {
        Ctx system = world.system();
        system.user = world.id_of("admin");
        return system;
    }
    Plan plan(std::string_view file, ImportKind kind = ImportKind::orders) {
        auto reader = sheet::open_bytes({file.begin(), file.end()});
        EXPECT_TRUE(reader.ok());
        auto plan = read_plan(**reader, {.kind = kind, .file_name = "file.csv"});
        EXPECT_TRUE(plan.ok());
        return std::move(*plan);
    }
    Id stage_file(std::string_view file, ImportKind kind = ImportKind::orders) {
        return stage(world.db(), ctx(), plan(file, kind))->id;
    }
    Outcome apply_batch(Id batch) {
        const auto done = apply(world.db(), ctx(), batch, [&] { return world.now; }, {});
        EXPECT_TRUE(done.ok());
        return outcome(batch);
    }
    Outcome outcome(Id batch) {
        return storage::read_now(world.db(), world.org(),
                                 [&](Tx& tx) { return outcome_of(tx, batch); });
    }
    Outcome import(std::string_view file, ImportKind kind = ImportKind::orders) {
        return apply_batch(stage_file(file, kind));
    }
    std::int64_t revenue() {
        world.follow_events();
        const auto board =
            world.call("admin", "GET", "/dashboards/sales?from=2009-12-01&to=2009-12-31&by=day");
        return board.json.at("totals").at("revenue_minor").as_int64();
    }
    /// No check finds anything: those of the capabilities and those every record is held to.
    void expect_sound() {
        std::vector<storage::Recorded> kinds;
        for (const Feature* feature : support::all_features())
            kinds.insert(kinds.end(), feature->records.begin(), feature->records.end());
        world.db().read(world.org(), [&](Tx& tx) {
            const auto none = [](std::string_view name) {
                return [name](const storage::RowView& row) {
                    ADD_FAILURE() << name << ": " << row.text(0);
                };
            };
            for (const Feature* feature : support::all_features())
                for (const Check& check : feature->checks) tx.each(check.sql, none(check.name));
            for (const auto& kind : kinds)
                for (const auto& check : storage::checks_of(kind, kinds))
                    tx.run_text(check.text, {}, none(check.name));
        });
    }
};

}  // namespace zhuli::imports
