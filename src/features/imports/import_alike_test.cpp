// Names of a file that are only like the name of somebody there: told before anything is applied,
// however long the file is.
#include <fmt/format.h>

#include "features/imports/imports_for_test.hpp"

namespace zhuli::imports {
namespace {

class ImportOfAlike : public Import {
 protected:
    /// Names that share nothing rare with each other, one a row, and at the end one that is like
    /// whom `import` entered first.
    static std::string long_file(int rows) {
        static constexpr const char* kSigns[] = {"瑞", "昌", "泰", "丰", "鑫", "达", "宏", "盛",
                                                 "嘉", "腾", "凯", "华", "恒", "利", "新", "源"};
        std::string file = "编号,名称\n";
        for (int i = 0; i < rows; ++i)
            file += fmt::format("L{},{}{}{}贸易有限公司\n", i, kSigns[i % 16], kSigns[i / 16 % 16],
                                kSigns[i / 256 % 16]);
        return file + "X1,苏州景图注塑机械设备厂\n";
    }
};

INSTANTIATE_TEST_SUITE_P(Both, ImportOfAlike, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ImportOfAlike, are_told_at_the_end_of_a_long_file_with_how_far_it_is) {
    constexpr int kRows = 2100;  // more than one snapshot
    import("编号,名称\nK1,苏州景图注塑机械有限公司\n", ImportKind::customers);
    const Plan read = plan(long_file(kRows), ImportKind::customers);
    std::vector<std::pair<std::int64_t, std::int64_t>> told;
    const Forecast forecast =
        foresee(world.db(), ctx(), read,
                [&](std::int64_t done, std::int64_t all) { told.emplace_back(done, all); });
    EXPECT_EQ(forecast.states.back(), ItemState::suspected);
    ASSERT_FALSE(forecast.issues.empty());
    EXPECT_EQ(forecast.issues.back().code, "imports.suspected_alike");
    EXPECT_EQ(forecast.issues.back().row_no, kRows + 2);
    EXPECT_EQ(told, (std::vector<std::pair<std::int64_t, std::int64_t>>{{2000, kRows + 1},
                                                                        {kRows + 1, kRows + 1}}));
}

}  // namespace
}  // namespace zhuli::imports
