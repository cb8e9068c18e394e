// Merges in any shape, taken back in any order that is allowed, leave everything as it was.
#include <random>

#include "features/duplicates/twins_for_test.hpp"

namespace zhuli::duplicates {
namespace {

class MergeAndUndo : public Twins {
 protected:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
    bool maybe() { return below(2) == 0; }

    std::string any_customer() {
        std::string more = fmt::format(R"(,"tier":"{}")", "abcd"[below(4)]);
        if (maybe()) more += fmt::format(R"(,"phone":"1380013{:04}")", below(10'000));
        if (maybe()) more += fmt::format(R"(,"contact_name":"{}")", maybe() ? "王敏" : "李强");
        if (maybe()) more += R"(,"region":"苏州","note":"周五送货")";
        if (maybe()) more += fmt::format(R"(,"tags":["t{}","出口"])", below(3));
        if (maybe()) more += R"(,"contacts":[{"name":"赵刚","phone":"13700137000"}])";
        const auto id = customer(fmt::format("恒达 {} 有限公司", below(50)), more);
        if (maybe()) talk(id);
        if (maybe()) pay(order(id, 1 + below(5)), 100);
        if (maybe()) plan(id, 1 + below(9));
        return id;
    }
    void merge_any() {
        const auto& winner = people_[static_cast<std::size_t>(below(6))];
        const auto& loser = people_[static_cast<std::size_t>(below(6))];
        const std::string picks = maybe() ? fmt::format(R"({{"field":"{}","customer_id":"{}"}})",
                                                        maybe() ? "name" : "phone", loser)
                                          : "";
        const auto answer = merge(winner, loser, picks);
        if (answer.status == 201)
            merges_.emplace_back(answer.json.at("items").at(0).at("id").as_string());
        if (maybe()) world.follow_events();
    }
    void undo_all() {
        for (int tries = 0; !merges_.empty(); ++tries) {
            ASSERT_LT(tries, 1000) << "none of them may be undone";
            const auto at = merges_.begin() + below(static_cast<int>(merges_.size()));
            const auto answer = undo(*at);
            if (answer.status == 200)
                merges_.erase(at);
            else
                EXPECT_EQ(answer.code(), "duplicates.undo_the_later_one_first");
            if (maybe()) world.follow_events();
        }
    }

    std::mt19937 random_;
    std::vector<std::string> people_, merges_;
};
INSTANTIATE_TEST_SUITE_P(Both, MergeAndUndo, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(MergeAndUndo, leave_everything_as_it_was) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        random_.seed(seed);
        people_.clear();
        for (int i = 0; i < 6; ++i) people_.push_back(any_customer());
        world.follow_events();
        const auto before = everything();
        for (int i = 0; i < 8; ++i) merge_any();
        EXPECT_FALSE(merges_.empty());
        world.follow_events();
        shop.expect_sound();
        EXPECT_NE(everything(), before);
        undo_all();
        world.follow_events();
        const auto after = everything();
        for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
            ASSERT_EQ(after[i], before[i]) << "seed " << seed;
        ASSERT_EQ(after.size(), before.size()) << "seed " << seed;
    }
}

}  // namespace
}  // namespace zhuli::duplicates
