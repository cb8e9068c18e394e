// The house rules over the whole tree. checks_test.cpp proves each of them by a violation.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "arch/checks.hpp"

namespace zhuli::arch {
namespace {

std::string describe(const Violation& violation) {
    return violation.path + ":" + std::to_string(violation.line) + ": [" + violation.rule + "] " +
           violation.detail;
}

std::vector<Allowed> allow_list() {
    std::ostringstream text;
    text << std::ifstream(ZHULI_SOURCE_DIR "/tests/arch/allowed.txt").rdbuf();
    return parse_allowed(text.str());
}

Violations violations_of(const std::vector<SourceFile>& files) {
    const Depends depends = depends_of(files);
    Violations all = check_no_cycle(depends);
    for (const SourceFile& file : files) {
        for (const auto& found : {check_file(file), check_depends(file, depends)}) {
            all.insert(all.end(), found.begin(), found.end());
        }
    }
    return all;
}

TEST(Architecture, the_tree_keeps_the_house_rules) {
    const auto files = read_tree(ZHULI_SOURCE_DIR);
    ASSERT_GT(files.size(), 5U) << "the sources were not found";
    auto allowed = allow_list();
    for (const Violation& violation : violations_of(files)) {
        EXPECT_TRUE(is_allowed(violation, allowed)) << describe(violation);
    }
    for (const Allowed& entry : allowed) {
        EXPECT_TRUE(entry.used) << "allowed.txt: nothing needs " << entry.rule << ' ' << entry.path
                                << ' ' << entry.detail;
    }
}

}  // namespace
}  // namespace zhuli::arch
