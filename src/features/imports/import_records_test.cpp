#include "features/imports/imports_for_test.hpp"

namespace zhuli::imports {
namespace {

class ImportOfRecords : public Import {};

INSTANTIATE_TEST_SUITE_P(Both, ImportOfRecords, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ImportOfRecords, of_customers_finds_who_is_there_already) {
    constexpr std::string_view file =
        "客户名称,手机,地区\n"
        "杭州精工机械有限公司,13800138000,杭州\n"
        "上海恒达商贸有限公司,13900139000,上海\n"
        ",13700137000,北京\n";
    EXPECT_EQ(plan(file, ImportKind::customers).issues.size(), 1u);
    EXPECT_EQ(import(file, ImportKind::customers).customers_created, 2);
    EXPECT_EQ(import(file, ImportKind::customers).unchanged, 2);
    constexpr std::string_view moved =
        "客户名称,手机,地区\n杭州精工机械有限公司,13800138000,宁波\n";
    EXPECT_EQ(import(moved, ImportKind::customers).suspected, 1);
    expect_sound();
}

TEST_P(ImportOfRecords, of_products_makes_their_lines_and_keeps_prices_exact) {
    constexpr std::string_view file =
        "编号,名称,产品线,单价\nA-1,螺丝,紧固件,0.0125\nA-2,螺母,紧固件,3\n";
    EXPECT_EQ(import(file, ImportKind::products).products_created, 2);
    const auto products = world.call("admin", "GET", "/products?sort=code");
    EXPECT_EQ(products.json.at("items").at(0).at("list_price_e4").as_int64(), 125);
    EXPECT_EQ(products.json.at("items").at(0).at("line_name").as_string(), "紧固件");
    EXPECT_EQ(import(file, ImportKind::products).unchanged, 2);
}

/// What the dry run says is what applying does, problem by problem.
class Parity : public ImportOfRecords {
 protected:
    Outcome import_as_foreseen(std::string_view file, ImportKind kind) {
        const Plan read = plan(file, kind);
        const Forecast forecast = foresee(world.db(), ctx(), read);
        const Id batch = stage(world.db(), ctx(), read)->id;
        const auto foreseen = issue_words(batch);
        const Outcome done = apply_batch(batch);
        EXPECT_EQ(to_json(forecast.outcome), to_json(done));
        EXPECT_EQ(foreseen, issue_words(batch));
        return done;
    }
    std::vector<std::string> issue_words(Id batch) {
        std::vector<std::string> words;
        const auto issues =
            world.call("admin", "GET", "/imports/" + std::to_string(batch.v) + "/issues", "",
                       {{"accept-language", "en"}});
        for (const auto& issue : issues.json.at("items").as_array())
            words.push_back(std::to_string(issue.at("row_no").as_int64()) + " " +
                            std::string(issue.at("code").as_string()) + " " +
                            std::string(issue.at("text").as_string()));
        return words;
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Parity, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Parity, holds_for_customers_that_resemble_each_other_and_those_there_are) {
    import("名称,手机,邮箱\n杭州精工机械有限公司,13800138000,a@b.cn\n", ImportKind::customers);
    const Outcome done = import_as_foreseen(
        "客户编号,名称,手机,邮箱,信用代码\n"
        "K1,上海恒达商贸有限公司,13900139000,,\n"  // new
        "K1,上海恒达商贸有限公司,13900139000,,\n"  // the same row again
        "K1,上海恒达商贸有限公司,13900139001,,\n"  // the same number, another phone
        ",上海市恒达商贸公司,,,\n"                 // the name of the first, said otherwise
        ",宁波海曙五金店,+86 139-0013-9000,,\n"    // its phone
        "K2,杭州精工机械,,,\n"                     // known by name
        ",绍兴柯桥纺织,,A@B.CN,\n"                 // known by e-mail
        ",台州路桥阀门,,not an address,\n"         // broken
        ",X,,,\n"                                  // a person
        ",苏州园区精密,,,91330000XXXXXXXXX0\n",    // broken credit code
        ImportKind::customers);
    EXPECT_EQ(done.customers_created, 2);
    EXPECT_EQ(done.unchanged, 1);
    EXPECT_EQ(done.conflicts, 1);
    EXPECT_EQ(done.suspected, 4);
    expect_sound();
}

TEST_P(Parity, holds_for_products_with_their_lines_and_rules) {
    import("编号,名称,产品线,单价\nA-1,螺丝,紧固件,0.0125\n", ImportKind::products);
    const Outcome done = import_as_foreseen(
        "编号,名称,产品线,单价,底价\n"
        "A-1,螺丝,紧固件,0.0125,\n"  // the same
        "A-1,螺丝,五金,0.0125,\n"    // another line
        "a-1,螺丝,紧固件,1,\n"       // codes are case-sensitive
        "B-1,螺母,五金,2,\n"         // new
        "B-1,螺母,五金,3,\n"         // its own row, another price
        "C-1,垫圈,,1,2\n",           // floor above list price
        ImportKind::products);
    EXPECT_EQ(done.products_created, 2);
    EXPECT_EQ(done.unchanged, 1);
    EXPECT_EQ(done.conflicts, 2);
    EXPECT_EQ(done.refused, 1);
    expect_sound();
}

TEST_P(ImportOfRecords, that_was_undone_may_be_mended_and_sent_again) {
    constexpr std::string_view wrong = "客户编号,名称,手机\nK1,杭州精工机械有限公司,13800138000\n";
    constexpr std::string_view right = "客户编号,名称,手机\nK1,杭州精工机械有限公司,13800138001\n";
    const Id batch = stage_file(wrong, ImportKind::customers);
    apply_batch(batch);
    ASSERT_TRUE(undo(world.db(), ctx(), batch, [&] { return world.now; }, {}).ok());
    EXPECT_EQ(outcome(batch).undone, 1);
    EXPECT_EQ(import(right, ImportKind::customers).customers_created, 1);

    constexpr std::string_view dear = "编号,名称,单价\nA-1,螺丝,10\n";
    constexpr std::string_view cheap = "编号,名称,单价\nA-1,螺丝,1\n";
    const Id products = stage_file(dear, ImportKind::products);
    apply_batch(products);
    ASSERT_TRUE(undo(world.db(), ctx(), products, [&] { return world.now; }, {}).ok());
    EXPECT_EQ(outcome(products).undone, 1);
    EXPECT_EQ(import(cheap, ImportKind::products).products_created, 1);
    const auto shown = world.call("admin", "GET", "/products").json.at("items").at(0);
    EXPECT_EQ(shown.at("list_price_e4").as_int64(), 10'000);
    EXPECT_TRUE(shown.at("on_shelf").as_bool());
    expect_sound();
}

TEST_P(ImportOfRecords, that_is_undone_leaves_whom_people_have_dealt_with) {
    constexpr std::string_view file =
        "客户编号,名称,手机\nK1,杭州精工机械有限公司,13800138001\n"
        "K2,上海恒达商贸有限公司,13800138002\nK3,宁波海曙五金店,13800138003\n"
        "K4,苏州园区精密,13800138004\nK5,绍兴柯桥纺织,13800138005\n";
    const Id batch = stage_file(file, ImportKind::customers);
    apply_batch(batch);
    world.follow_events();
    std::map<std::string, std::string> id;  // by the first two characters of the name
    const auto all = world.call("admin", "GET", "/customers");
    for (const auto& item : all.json.at("items").as_array())
        id[std::string(item.at("name").as_string()).substr(0, 6)] = item.at("id").as_string();
    ASSERT_EQ(id.size(), 5u);
    const auto post = [&](const std::string& path, const std::string& body) {
        const auto answer = world.call("admin", "POST", path, body);
        EXPECT_EQ(answer.status, 201) << answer.body;
    };
    post("/customers/" + id["杭州"] + "/interactions", R"({"channel":"phone","words":"谈过"})");
    post("/opportunities",
         R"({"customer_id":")" + id["上海"] +
             R"(","name":"一号线","amount_minor":100,)"
             R"("expected_close_on":"2026-12-31","next_step":"报价","next_step_on":"2026-12-01"})");
    post("/customer_merges",
         R"({"winner_id":")" + id["宁波"] + R"(","loser_ids":[")" + id["苏州"] + "\"]}");
    ASSERT_TRUE(undo(world.db(), ctx(), batch, [&] { return world.now; }, {}).ok());
    EXPECT_EQ(outcome(batch).undone, 1);
    EXPECT_EQ(outcome(batch).kept, 4);
    const auto status = [&](const std::string& name) {
        return world.call("admin", "GET", "/customers/" + id[name]).text("status");
    };
    EXPECT_EQ(status("杭州"), "lead");
    EXPECT_EQ(status("上海"), "lead");
    EXPECT_EQ(status("宁波"), "lead");
    EXPECT_EQ(status("绍兴"), "invalid");
    expect_sound();
}

TEST_P(ImportOfRecords, shows_no_contacts_to_whom_they_are_masked) {
    // The last column is read by nobody, so nobody knows what it holds.
    const Id batch = stage_file(
        "名称,手机,邮箱,地区,家里电话\n杭州精工,13800138000,not an address,杭州,13700137000\n",
        ImportKind::customers);
    const std::string path = "/imports/" + std::to_string(batch.v);
    for (const std::string what : {"/issues", "/issue_file"}) {
        const auto own = world.call("admin", "GET", path + what);
        EXPECT_NE(own.body.find("13800138000"), std::string::npos) << own.body;
        for (const char* who : {"auditor", "manager"}) {
            const auto seen = world.call(who, "GET", path + what);
            EXPECT_EQ(seen.status, 200);
            EXPECT_NE(seen.body.find("杭州精工"), std::string::npos) << seen.body;
            for (const char* hidden : {"13800138000", "not an address", "13700137000"})
                EXPECT_EQ(seen.body.find(hidden), std::string::npos) << seen.body;
        }
    }
}

TEST_P(ImportOfRecords, reads_what_excel_in_china_saves) {
    // GB18030: 名称,手机 / 杭州精工,13800138000
    constexpr std::string_view gb18030 =
        "\xC3\xFB\xB3\xC6,\xCA\xD6\xBB\xFA\n"
        "\xBA\xBC\xD6\xDD\xBE\xAB\xB9\xA4,13800138000\n";
    EXPECT_EQ(import(gb18030, ImportKind::customers).customers_created, 1);
    EXPECT_EQ(
        import("\xEF\xBB\xBF名称,手机\n杭州精工,13800138000\n", ImportKind::customers).unchanged,
        1);
    EXPECT_EQ(import("名称\t手机\n杭州精工\t'+86 13800138000\n", ImportKind::customers).unchanged,
              1);
}

TEST_P(ImportOfRecords, a_mask_that_comes_back_is_refused) {
    const Plan read = plan("名称,手机\n杭州精工,138****8000\n", ImportKind::customers);
    ASSERT_EQ(read.issues.size(), 1u);
    EXPECT_EQ(read.issues[0].column, "phone");
    EXPECT_TRUE(read.items.empty());
}

TEST(FilesThatAreNoSheets, are_refused_with_what_they_are) {
    const auto refusal = [](std::string_view bytes) {
        const auto reader = sheet::open_bytes({bytes.begin(), bytes.end()});
        return reader.ok() ? "" : reader.problem().code;
    };
    EXPECT_EQ(refusal(""), "sheet.empty");
    EXPECT_EQ(refusal("\n\n\n"), "sheet.empty");
    EXPECT_EQ(refusal("%PDF-1.7\n"), "sheet.pdf");
    EXPECT_EQ(refusal("<html><body>no</body></html>"), "sheet.html");
    EXPECT_EQ(refusal("PK\x03\x04 and nothing more"), "sheet.zip_corrupt");
}

TEST(FilesWithLittleInThem, make_little_or_say_what_is_missing) {
    const auto read = [](std::string_view bytes) {
        auto reader = sheet::open_bytes({bytes.begin(), bytes.end()});
        EXPECT_TRUE(reader.ok());
        return read_plan(**reader, {.kind = ImportKind::customers});
    };
    const auto header_only = read("名称,手机\n");
    ASSERT_TRUE(header_only.ok());
    EXPECT_EQ(header_only->batch.row_count, 0);
    // The first of two columns with one name is read.
    const auto twice = read("名称,名称,手机\n杭州精工,上海恒达,\n");
    ASSERT_TRUE(twice.ok());
    EXPECT_NE(twice->items.at(0).content.find("杭州精工"), std::string::npos);
    std::string with_nul = "名称,手机\n杭X州精工,13800138000\n";
    with_nul[with_nul.find('X')] = '\0';
    const auto nul = read(with_nul);
    ASSERT_TRUE(nul.ok());
    EXPECT_NE(nul->items.at(0).content.find("杭州精工"), std::string::npos);
    EXPECT_EQ(read("手机,邮箱\n1,2\n").problem().fields.at(0).code, "imports.column_missing");
}

TEST(FilesThatAreTooLong, are_refused_whole) {
    std::string file = "名称\n";
    for (std::int64_t row = 0; row <= kMaxRecords; ++row) file += "甲乙\n";
    auto reader = sheet::open_bytes({file.begin(), file.end()});
    ASSERT_TRUE(reader.ok());
    const auto read = read_plan(**reader, {.kind = ImportKind::customers});
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.problem().code, "imports.too_many_rows");
}

}  // namespace
}  // namespace zhuli::imports
