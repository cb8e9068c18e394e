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
    static std::string file(int documents) {
        std::string text =
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";
        for (int n = 0; n < documents; ++n)
            for (int line = 0; line < 3; ++line)
                text += fmt::format("{},P{},LIGHTS,{},2009-12-01 07:45:00,6.95,{},United Kingdom\n",
                                    480000 + n, (n * 3 + line) / 7, line + 1, 13000 + n / 4);
        return text;
    }
};

INSTANTIATE_TEST_SUITE_P(Embedded, ImportOnBadDisk, testing::Values(support::Engine::sqlite),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ImportOnBadDisk, whatever_commit_fails_all_is_there_once) {
    constexpr int kDocuments = 1500;
    const Id batch = stage_file(file(kDocuments));
    int failures = 0, steps = 0;
    bool finished = false;
    while (!finished) {
        try {
            finished = apply(
                           world.db(), ctx(), batch, [&] { return world.now; },
                           [&](std::int64_t, std::int64_t) {
                               if (++steps % 2 == 0) return;
                               disk.fail_writes(1);
                               ++failures;
                           })
                           .ok();
        } catch (const storage::Unavailable&) {  // told so; the job goes on later
            ASSERT_LT(failures, 1000);
        }
    }
    disk.heal();
    EXPECT_GE(failures, 3);
    const Outcome end = outcome(batch);
    EXPECT_EQ(end.documents_created, kDocuments);
    EXPECT_EQ(end.products_created, (kDocuments * 3 + 6) / 7);
    EXPECT_EQ(end.customers_created, kDocuments / 4);
    EXPECT_EQ(end.waiting + end.refused + end.conflicts, 0);
    EXPECT_EQ(import(file(kDocuments)).unchanged, kDocuments);
    world.follow_events();
    expect_sound();
}

}  // namespace
}  // namespace zhuli::imports
