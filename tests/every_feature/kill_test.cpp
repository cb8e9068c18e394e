// kill -9 of the real server under 64 HTTP writers, on both databases.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

#include "tests/support/crash/crash.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli {
namespace {

class Killed : public testing::TestWithParam<support::Engine> {};

TEST_P(Killed, server_keeps_every_acknowledged_write_once) {
    support::TestDb db(GetParam());
    db.close();
    std::filesystem::remove(db.file());  // init makes it
    crash::Plan plan{.binary = ZHULI_BINARY, .db = db.url(), .folder = db.folder()};
    plan.told = [](const std::string& line) { std::cout << line << std::endl; };
    const auto report = crash::run(plan);
    for (const auto& problem : report.problems) ADD_FAILURE() << problem;
    EXPECT_EQ(report.kills, plan.kills);
    EXPECT_GT(report.acknowledged, 100);
}

INSTANTIATE_TEST_SUITE_P(Engines, Killed, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli
