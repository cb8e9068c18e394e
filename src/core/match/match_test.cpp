// The rules of the matcher, each with a list of records made for it.
#include <gtest/gtest.h>

#include <cmath>

#include "core/match/find.hpp"
#include "core/match/known_words.hpp"
#include "core/match/learn.hpp"
#include "core/match/shares.hpp"

namespace zhuli::match {
namespace {

using Rows = std::vector<std::vector<std::string_view>>;

const Schema kCustomer = {{"name", Kind::name}, {"phone", Kind::phone}, {"address", Kind::address}};

Table table_of(const Schema& schema, const Rows& rows) {
    Table table(schema);
    for (const auto& row : rows) table.add(row);
    return table;
}

/// A list of `count` companies that have nothing to do with each other but 杭州 and 科技.
struct Strangers {
    std::vector<std::string> texts;
    explicit Strangers(std::size_t count) {
        static constexpr std::string_view kFirst[] = {"恒", "精", "瑞", "联", "明", "宏", "信"};
        static constexpr std::string_view kSecond[] = {"达", "工", "丰", "创", "泰", "远", "立"};
        static constexpr std::string_view kThird[] = {"牛", "川", "木", "阳", "林", "拓", "晟"};
        for (std::size_t n = 0; n < count; ++n) {
            texts.push_back("杭州" + std::string(kFirst[n % 7]) + std::string(kSecond[n / 7 % 7]) +
                            std::string(kThird[n / 49 % 7]) + "科技有限公司");
            texts.push_back("138" + std::to_string(10'000'000 + n * 7919));
        }
    }
    void add_to(Table& table) const {
        for (std::size_t n = 0; n < texts.size(); n += 2) {
            const std::string_view row[] = {texts[n], texts[n + 1], ""};
            table.add(row);
        }
    }
};

/// Strangers, some of them twice, then these rows; judges the latter, numbered from 0.
struct Asked {
    Table table{kCustomer};
    Model model;
    RowNo first = 0;
    explicit Asked(const Rows& rows, std::size_t strangers = 300) {
        Strangers(strangers).add_to(table);
        Strangers(strangers / 5).add_to(table);
        first = table.size();
        for (const auto& row : rows) table.add(row);
        model = learn(table, Pairing::within);
    }
    Judgement judge(RowNo a, RowNo b) const {
        return match::judge(table, model, first + a, first + b);
    }
    Decision decision(RowNo a, RowNo b) const { return judge(a, b).decision; }
};

TEST(Match, common_words_are_no_evidence) {
    const Asked asked(
        {{"杭州奔腾科技有限公司", "13900000001", ""}, {"杭州如意科技有限公司", "13900000002", ""}});
    EXPECT_EQ(asked.decision(0, 1), Decision::no);
    EXPECT_FALSE(
        may_be_one(asked.table, std::array{compare(asked.table, 0, asked.first, asked.first + 1),
                                           Agreement{}, Agreement{}}));
}

TEST(Match, a_place_alone_is_no_evidence) {
    const Asked asked({{"东方红商贸有限公司", "", "文三路 478 号 7 楼"},
                       {"老百姓大药房", "", "文三路 478 号 7 楼"},
                       {"", "", "文三路 478 号 7 楼"}});
    EXPECT_EQ(asked.decision(0, 1), Decision::no);
    EXPECT_EQ(asked.decision(0, 2), Decision::no);
}

TEST(Match, a_variant_of_a_company_is_shown) {
    for (const std::string_view variant :
         {"喜多屋", "杭州喜多屋食品股份有限公司", "杭州喜多屋食品有限公司宁波分公司",
          "喜多屋食品（杭州）有限责任公司", "杭州喜多屋食品有限公司（集團）", "喜多屋　食品"}) {
        const Asked asked({{"杭州喜多屋食品有限公司", "", ""}, {variant, "", ""}});
        EXPECT_GE(compare(asked.table, 0, asked.first, asked.first + 1).level, Level::similar);
        const bool shortened = variant == "喜多屋" || variant.ends_with("分公司");
        // How much a shortened name is worth depends on how many of them the list has.
        EXPECT_GT(asked.judge(0, 1).score, asked.model.prior + 5) << variant;
        EXPECT_TRUE(shortened || asked.decision(0, 1) == Decision::review) << variant;
    }
}

TEST(Match, one_name_in_two_regions_is_no_equal_name) {
    const Asked asked({{"杭州喜多屋食品有限公司", "", ""},
                       {"上海喜多屋食品有限公司", "", ""},
                       {"喜多屋食品有限公司", "", ""}});
    const auto level = [&](RowNo a, RowNo b) {
        return compare(asked.table, 0, asked.first + a, asked.first + b).level;
    };
    EXPECT_EQ(level(0, 1), Level::similar);
    EXPECT_EQ(level(0, 2), Level::same);
}

TEST(Match, name_and_phone_are_automatic_unless_something_contradicts) {
    const auto decision = [](const std::vector<std::string_view>& other) {
        return Asked({{"宁波喜多屋食品有限公司", "139 1234 5678", ""}, other}).decision(0, 1);
    };
    EXPECT_EQ(decision({"喜多屋食品公司", "+86 13912345678"}), Decision::automatic);
    EXPECT_NE(decision({"宁波喜多屋食品有限公司", "13700001111"}), Decision::automatic);
    EXPECT_NE(decision({"老百姓大药房", "139-1234-5678"}), Decision::automatic);
}

TEST(Match, numbers_that_differ_contradict) {
    const Table table = table_of({{"address", Kind::address}}, {{"3200 las vegas blvd"},
                                                                {"3300 las vegas blvd"},
                                                                {"3200 las vegas boulevard"},
                                                                {"las vegas blvd"},
                                                                {"1 ocean drive"},
                                                                {"2 mill road"},
                                                                {"17 church street"},
                                                                {"5 high street"},
                                                                {"9 park lane"},
                                                                {"40 king street"},
                                                                {"11 queen square"}});
    EXPECT_LE(compare(table, 0, 0, 1).level, Level::related);
    EXPECT_EQ(compare(table, 0, 0, 2).level, Level::same);
    EXPECT_GE(compare(table, 0, 0, 3).level, Level::similar);
}

double rarity_in(const Table& table, RowNo row, std::string_view word) {
    for (const WordId id : table.words(row))
        if (table.lexicon().text(id) == word) return rarity_of(table, id);
    return -1;
}

TEST(Match, rarity_is_learned_from_the_records) {
    Table many(kCustomer), few(kCustomer);
    Strangers(300).add_to(many);
    Strangers(300).add_to(few);
    const std::string_view asked[] = {"杭州喜多屋食品有限公司", "", ""};
    const RowNo row = few.add(asked);
    const double rare = rarity_in(few, row, "喜多");
    for (int n = 0; n < 100; ++n) {
        const std::string name = "喜多屋食品" + std::to_string(n) + "店";
        const std::string_view again[] = {name, "", ""};
        many.add(again);
    }
    const RowNo common = many.add(asked);
    EXPECT_GT(rare, rarity_in(many, common, "喜多") + 2);
    EXPECT_GT(rare, rarity_in(few, row, "杭州") + 2);
}

TEST(Match, is_symmetric) {
    const Asked asked({{"art's delicatessen", "818/762-1221", "12224 ventura blvd"},
                       {"arts deli", "818-762-1221", "12224 venture boulevard"},
                       {"ventura art deli del arte", "", "12224 ventura"},
                       {"杭州喜多屋食品有限公司", "", ""}});
    for (RowNo a = 0; a < 4; ++a)
        for (RowNo b = 0; b < 4; ++b) {
            const Judgement one = asked.judge(a, b), other = asked.judge(b, a);
            EXPECT_EQ(one.score, other.score) << a << ' ' << b;
            EXPECT_EQ(one.decision, other.decision);
            EXPECT_EQ(one.reasons.size(), other.reasons.size());
        }
}

TEST(Match, says_which_fields_speak_for_and_against) {
    const Asked asked({{"宁波喜多屋食品有限公司", "13912345678", "中山路 1"},
                       {"喜多屋食品公司", "13912345678", "人民大道 2"}});
    const auto reasons = asked.judge(0, 1).reasons;
    ASSERT_EQ(reasons.size(), 3u);
    EXPECT_EQ(reasons.back().field, 2u);
    EXPECT_LT(reasons.back().weight, 0);
    for (std::size_t i = 0; i + 1 < reasons.size(); ++i) {
        EXPECT_GT(reasons[i].weight, 0);
        EXPECT_GE(reasons[i].weight, reasons[i + 1].weight);
        EXPECT_EQ(reasons[i].level, Level::same);
        EXPECT_EQ(reasons[i].word, reasons[i].field == 0 ? "喜多" : "8613912345678");
    }
}

TEST(Match, what_is_missing_says_nothing) {
    const Asked asked({{"宁波喜多屋食品有限公司", "13912345678", ""},
                       {"宁波喜多屋食品有限公司", "", "  "},
                       {"", "", ""}});
    EXPECT_EQ(asked.judge(0, 1).reasons.size(), 1u);
    EXPECT_TRUE(asked.judge(0, 2).reasons.empty());
    EXPECT_EQ(asked.decision(2, 2), Decision::no);
}

TEST(Match, the_same_records_give_the_same_answer) {
    const auto found = [] {
        Table table(kCustomer);
        Strangers(200).add_to(table);
        Strangers(120).add_to(table);
        return find_pairs(table, learn(table, Pairing::within), Pairing::within);
    };
    const auto once = found(), again = found();
    ASSERT_EQ(once.size(), again.size());
    EXPECT_GE(once.size(), 120u);
    for (std::size_t i = 0; i < once.size(); ++i) {
        EXPECT_EQ(once[i].score, again[i].score);
        EXPECT_EQ(once[i].a, again[i].a);
        EXPECT_EQ(once[i].b, again[i].b);
    }
}

TEST(Match, finds_who_is_there_twice_and_nobody_else) {
    Table table(kCustomer);
    Strangers(200).add_to(table);
    Strangers(50).add_to(table);
    const Model model = learn(table, Pairing::within);
    const auto found = find_pairs(table, model, Pairing::within);
    const auto group = groups(table, model, found);
    for (RowNo row = 0; row < 250; ++row) EXPECT_EQ(group[row], row % 200) << row;
}

TEST(Match, lists_without_duplicates_are_compared_with_each_other_only) {
    Table table({{"name", Kind::name}});
    for (std::uint8_t source = 0; source < 2; ++source)
        for (const std::string_view name : {"rose pistola", "fleur de lys", "masa", "rose pistola"})
            table.add(std::array{name}, source);
    const Model model = learn(table, Pairing::across_sources);
    const auto found = find_pairs(table, model, Pairing::across_sources);
    EXPECT_FALSE(found.empty());
    for (const auto& pair : found) EXPECT_NE(table.source(pair.a), table.source(pair.b));
    std::vector<int> times(table.size());
    for (const auto& pair : one_to_one(found)) ++times[pair.a], ++times[pair.b];
    EXPECT_LE(*std::max_element(times.begin(), times.end()), 1);
}

TEST(Match, one_wrong_pair_does_not_join_two_groups) {
    Table table(kCustomer);
    Strangers(100).add_to(table);
    const RowNo first = table.size();
    for (const char* row : {"喜多屋", "喜多屋", "大润发", "大润发"}) {
        const bool is_first = std::string_view(row) == "喜多屋";
        const std::string_view values[] = {row, is_first ? "13912345678" : "13887654321", ""};
        table.add(values);
    }
    const Model model = learn(table, Pairing::within);
    const auto group = groups(table, model,
                              {{first, first + 1, 20, Decision::review},
                               {first + 2, first + 3, 20, Decision::review},
                               {first + 1, first + 2, 1, Decision::review}});
    EXPECT_EQ(group[first + 1], first);
    EXPECT_EQ(group[first + 3], first + 2);
}

TEST(Match, what_was_learned_serves_a_single_question) {
    Table all(kCustomer);
    Strangers(300).add_to(all);
    Strangers(40).add_to(all);
    const Model model = learn(all, Pairing::within);
    Table asked(kCustomer);
    const auto texts = Strangers(100).texts;
    const std::string_view name = texts[198], phone = texts[199];
    const Rows rows = {{name, phone, ""}, {"杭州奔腾科技有限公司", "", ""}, {name, phone, ""}};
    for (const auto& row : rows) asked.add(row);
    KnownWords known{all.record_count(), {}};
    for (WordId id = 0; id < all.lexicon().size(); ++id)
        known.holders.emplace(all.lexicon().key(id), all.lexicon().records_with(id));
    use_words(asked, known);
    EXPECT_EQ(asked.record_count(), 340);
    EXPECT_EQ(judge(asked, model, 0, 1).decision, Decision::no);
    EXPECT_EQ(judge(asked, model, 0, 2).decision, Decision::automatic);
    EXPECT_LT(rarity_in(asked, 1, "科技"), 0.1) << "common there";
}

TEST(Match, a_list_of_nothing_has_no_duplicates) {
    Table empty(kCustomer);
    EXPECT_TRUE(find_pairs(empty, learn(empty, Pairing::within), Pairing::within).empty());
    const std::string_view nothing[] = {"", "", ""};
    for (int n = 0; n < 3; ++n) empty.add(nothing);
    EXPECT_TRUE(find_pairs(empty, learn(empty, Pairing::within), Pairing::within).empty());
}

TEST(Match, hostile_text_is_compared_like_any_other) {
    const std::string long_text(1 << 20, 'a'), many_words = [] {
        std::string s;
        for (int n = 0; n < 20'000; ++n) s += "w" + std::to_string(n) + " ";
        return s;
    }();
    const std::string with_nul("a\0b", 3);
    const Rows rows = {{"\xFF\xFE\xC0", "\xE4\xB8", "\xF0\x9F"},
                       {long_text, long_text, long_text},
                       {many_words, many_words, many_words},
                       {with_nul, ";;;;、、", "()()()"},
                       {"\u202E\u200E\u200B", "++--", "' OR 1=1 --"},
                       {"有限公司", "00000000", "号"},
                       {"------", "- - -", "..."}};
    for (const Kind kind : {Kind::name, Kind::person, Kind::address, Kind::phone, Kind::email,
                            Kind::identifier, Kind::date, Kind::number, Kind::text}) {
        const Table table = table_of({{"a", kind}, {"b", kind}, {"c", kind}}, rows);
        const Model model = learn(table, Pairing::within);
        for (RowNo a = 0; a < table.size(); ++a)
            for (RowNo b = 0; b < table.size(); ++b)
                EXPECT_TRUE(std::isfinite(judge(table, model, a, b).score));
        for (RowNo row = 0; row < table.size(); ++row)
            EXPECT_LE(table.value(row, 0).words.size(), kMaxWords);
    }
}

TEST(Candidates, are_bounded_and_lead_only_through_rare_words) {
    Table table({{"name", Kind::name}});
    std::vector<std::string> names;
    for (std::size_t n = 0; n < 3 * kMaxHolders; ++n)
        names.push_back("common" + std::string(n % 2 == 0 ? " rare" + std::to_string(n / 4) : ""));
    for (const auto& name : names) table.add(std::array{std::string_view(name)});
    Candidates candidates(table, Pairing::within);
    EXPECT_TRUE(candidates.before(1).empty());
    const auto of_two = candidates.before(2);
    ASSERT_EQ(of_two.size(), 1u);
    EXPECT_EQ(of_two[0], 0u);
    for (RowNo row = 0; row < table.size(); ++row)
        EXPECT_LE(candidates.before(row).size(), kMaxCandidates);
}

}  // namespace
}  // namespace zhuli::match
