#include "features/comments/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::comments {
namespace {

constexpr Id kWriter{7}, kOther{8};

Ctx ctx_of(Id user, Instant now = Instant{1'000'000}) {
    Ctx ctx;
    ctx.user = user;
    ctx.now = now;
    auto rights = std::make_shared<Rights>();
    rights->scope_of["comments.write"] = Scope::own;
    ctx.rights = rights;
    return ctx;
}

Comment written(Instant at = Instant{1'000'000}) {
    return {.author_id = kWriter, .words = "好", .created_at = at};
}

using Words = std::vector<std::string>;

TEST(CommentRules, a_name_is_mentioned_where_it_stands_after_an_at) {
    EXPECT_TRUE(names("@张三 请看", "张三"));
    EXPECT_TRUE(names("请看@张三", "张三"));
    EXPECT_FALSE(names("张三 请看", "张三"));
    EXPECT_FALSE(names("@张 三", "张三"));
    EXPECT_FALSE(names("@", ""));
}

TEST(CommentRules, everybody_mentioned_is_named_and_the_problems_say_who_is_not) {
    const std::vector<Named> people{{Id{1}, "张三"}, {Id{2}, "李四"}, {Id{3}, "王五"}};
    EXPECT_TRUE(check_named("@张三 @李四 @王五", people).ok());
    const auto told = check_named("@李四 看一下", people);
    ASSERT_EQ(told.problem().fields.size(), 2u);
    EXPECT_EQ(told.problem().fields[0].code, "comments.not_named");
    EXPECT_EQ(told.problem().fields[1].params.front().second, "王五");
}

TEST(CommentRules, a_comment_mentions_so_many_people_and_no_more) {
    std::vector<Id> people(kMostMentions, Id{1});
    EXPECT_TRUE(check_count(people).ok());
    people.push_back(Id{2});
    EXPECT_EQ(check_count(people).problem().fields.front().code, "comments.too_many_mentions");
}

TEST(CommentRules, ones_own_is_changed_for_a_day_and_taken_away_at_any_time) {
    const Comment one = written();
    const Instant last = one.created_at.plus_ms(kEditMs);
    EXPECT_EQ(actions_for(ctx_of(kWriter, last), one), (Words{"edit", "remove"}));
    EXPECT_EQ(actions_for(ctx_of(kWriter, last.plus_ms(1)), one), Words{"remove"});
    EXPECT_EQ(check_edit(ctx_of(kWriter, last.plus_ms(1)), one).problem().code,
              "comments.too_late");
    EXPECT_EQ(check_edit(ctx_of(kOther), one).problem().status, Status::forbidden);
    EXPECT_EQ(check_removal(ctx_of(kOther), one).problem().status, Status::forbidden);
    EXPECT_TRUE(actions_for(ctx_of(kOther), one).empty());
}

TEST(CommentRules, what_was_taken_away_can_only_be_brought_back) {
    Comment one = written();
    one.removed = true;
    EXPECT_EQ(actions_for(ctx_of(kWriter), one), Words{"restore"});
    EXPECT_EQ(check_edit(ctx_of(kWriter), one).problem().code, "comments.is_removed");
}

TEST(CommentRules, who_only_reads_writes_nothing) {
    Ctx reader = ctx_of(kWriter);
    reader.rights = std::make_shared<Rights>();
    EXPECT_TRUE(actions_for(reader, written()).empty());
}

TEST(CommentRules, only_who_is_mentioned_newly_is_told_and_never_the_writer) {
    Comment before = written();
    before.mentions = {Id{1}, Id{2}};
    Comment after = before;
    after.mentions = {Id{2}, Id{3}, kWriter};
    EXPECT_EQ(newly_mentioned(before, after), std::vector<Id>{Id{3}});
    EXPECT_EQ(newly_mentioned({}, before), (std::vector<Id>{Id{1}, Id{2}}));
}

TEST(CommentRules, a_notice_tells_the_beginning_in_one_line) {
    EXPECT_EQ(excerpt_of("两行\n字"), "两行 字");
    std::string many;
    for (int i = 0; i < 61; ++i) many += "字";
    EXPECT_EQ(excerpt_of(many), many.substr(0, 180) + "…");
}

TEST(CommentRules, timelines_learn_the_record_and_never_the_words) {
    EXPECT_EQ(event_body("order", "SO-1"), R"({"number":"SO-1"})");
    EXPECT_EQ(event_body("customer", "杭州精工"), "{}");
}

}  // namespace
}  // namespace zhuli::comments
