#include "features/handover/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::handover {
namespace {

TEST(Handover, nobody_leaves_with_open_work_in_their_name) {
    struct Row {
        OpenWork work;
        bool may;
    };
    for (const Row& row :
         {Row{{false, false}, true}, Row{{true, false}, false}, Row{{false, true}, false},
          Row{{true, true}, false}, Row{{false, false, true}, false},
          Row{{false, false, false, true}, false}, Row{{.proposals = true}, false},
          Row{{.segments = true}, false}, Row{{.offers = true}, false},
          Row{{.approvals = true}, false}, Row{{.tickets = true}, false},
          Row{{.cases = true}, false}, Row{{.changes = true}, false}})
        EXPECT_EQ(check_departure(row.work).ok(), row.may);
}

TEST(Handover, work_moves_to_somebody_else) {
    EXPECT_TRUE(check_successor({1}, {2}).ok());
    EXPECT_FALSE(check_successor({1}, {1}).ok());
}

}  // namespace
}  // namespace zhuli::handover
