// An import whose commits fail now and then: what was rolled back is neither remembered nor lost.
#include <fmt/format.h>

#include "features/imports/imports_for_test.hpp"
#include "storage/sqlite/fault_disk_for_test.hpp"

namespace zhuli::imports {
namespace {

struct HasDisk {
    storage::sqlite::FaultDisk disk;
};

class ImportOnBadDisk : public HasDisk, public Import {  // the disk is there before the world
 protected:
    /// Every document names a product and a customer that also later documents name.
    static std::string file(int documents, int first = 480000) {
        std::string text =
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";
        for (int n = first; n < first + documents; ++n)
            for (int line = 0; line < 3; ++line)
                text += fmt::format("{},P{},LIGHTS,{},2009-12-01 07:45:00,6.95,{},United Kingdom\n",
                                    n, ((n - first) * 3 + line) / 7 + first, line + 1,
                                    (n - first) / 4 + first);
        return text;
    }
    /// Whether it came to its end; `seen` is told of every step on the way.
    bool apply_some(Id batch, const std::function<void()>& seen) {
        try {
            const auto step = [&](std::int64_t, std::int64_t) { seen(); };
            return apply(
                       world.db(), ctx(), batch, [&] { return world.now; }, step)
                .ok();
        } catch (const storage::Unavailable&) {
            return false;  // whoever started it is told; the job goes on later
        }
    }
    void expect_all_once(Id batch, int documents) {
        const Outcome end = outcome(batch);
        EXPECT_EQ(end.documents_created, documents);
        EXPECT_EQ(end.products_created, (documents * 3 + 6) / 7);
        EXPECT_EQ(end.customers_created, documents / 4);
        EXPECT_EQ(end.waiting + end.refused + end.conflicts, 0);
        EXPECT_EQ(import(file(documents)).unchanged, documents);
        world.follow_events();
        expect_sound();
    }
};

INSTANTIATE_TEST_SUITE_P(Embedded, ImportOnBadDisk, testing::Values(support::Engine::sqlite),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ImportOnBadDisk, whatever_commit_fails_all_is_there_once) {
    constexpr int kDocuments = 1500;
    const Id batch = stage_file(file(kDocuments));
    int failures = 0, steps = 0;
    const auto fail_every_other = [&] {
        if (++steps % 2 == 0) return;
        disk.fail_writes(1);
        ++failures;
    };
    while (!apply_some(batch, fail_every_other)) ASSERT_LT(failures, 1000);
    disk.heal();
    EXPECT_GE(failures, 3);
    expect_all_once(batch, kDocuments);
}

/// Small enough for one group: what is made and what refers to it are rolled back together.
TEST_P(ImportOnBadDisk, every_write_of_a_small_one_may_fail) {
    constexpr int kDocuments = 40, kWrites = 60;
    for (int good = 0; good < kWrites; ++good) {
        const std::string text = file(kDocuments, 480000 + good * kDocuments);
        const Id batch = stage_file(text);
        disk.fail_a_write_after(good);
        while (!apply_some(batch, [] {})) disk.heal();
        disk.heal();
        EXPECT_EQ(import(text).unchanged, kDocuments) << good;
    }
    expect_sound();
}

}  // namespace
}  // namespace zhuli::imports
