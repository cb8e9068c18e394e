// Hostile bodies and addresses through a real socket to the real product: a clear 4xx or a correct
// 2xx, never a crash, a hang or a 500.
#include "tests/http/fixtures.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace zhuli::http_test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_of(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder))
        files.push_back(entry.path().filename().string());
    std::sort(files.begin(), files.end());
    return files;
}

/// y_: JSON, but none of them a customer. n_: no JSON. i_: up to the parser.
TEST(hostile_json, the_whole_suite_is_answered_as_what_it_is) {
    const std::string folder = shared_folder("json-test-suite");
    if (folder.empty()) GTEST_SKIP() << "the collection is not here";
    const Served served;
    int count = 0;
    for (const char* part : {"/test_parsing", "/test_transform"})
        for (const auto& file : files_of(folder + part)) {
            const auto body = read_file(folder + part + "/" + file);
            const auto answer = served.call("POST", "/customers", body);
            const bool parsed = std::string_view(part) == "/test_parsing";
            if (body.empty() || (parsed && file.starts_with("y_"))) {
                EXPECT_EQ(answer.status, 422) << file << " " << answer.body;
            } else if (parsed && file.starts_with("n_")) {
                EXPECT_EQ(answer.status, 400) << file << " " << answer.body;
            } else {
                EXPECT_TRUE(answer.status == 400 || answer.status == 422)
                    << file << " " << answer.status << " " << answer.body;
            }
            EXPECT_EQ(answer.header("content-type"), "application/problem+json") << file;
            ++count;
        }
    EXPECT_GE(count, 330);
    EXPECT_TRUE(served.lives());
}

std::string percent_encoded(const std::string& text) {
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

TEST(hostile_text, naughty_strings_are_kept_as_they_are_or_refused_by_field) {
    const std::string folder = shared_folder("naughty-strings");
    if (folder.empty()) GTEST_SKIP() << "the collection is not here";
    const Served served;
    RawClient client(served.port());
    int kept = 0, refused = 0;
    const auto strings = boost::json::parse(read_file(folder + "/blns.json")).as_array();
    for (const auto& string : strings) {
        const std::string text(string.as_string());
        const boost::json::object body{{"name", "公司 " + text}, {"note", text}};
        const auto made = served.call(client, "POST", "/customers", boost::json::serialize(body));
        ASSERT_TRUE(made.status == 201 || made.status == 422) << text << " " << made.body;
        ++(made.status == 201 ? kept : refused);
        if (made.status == 201) {
            const auto id = std::string(boost::json::parse(made.body).at("id").as_string());
            const auto shown = served.call(client, "GET", "/customers/" + id);
            EXPECT_EQ(boost::json::parse(shown.body).at("note"),
                      boost::json::parse(made.body).at("note"));
        }
        for (const char* path : {"/customers?q=", "/search?q=", "/customers?region=",
                                 "/customers?cursor=", "/customers?sort=", "/preferences/"}) {
            const auto found = served.call(client, "GET", path + percent_encoded(text));
            ASSERT_TRUE(found.status == 200 || (found.status >= 400 && found.status < 500))
                << path << text << " " << found.status << " " << found.body;
        }
    }
    EXPECT_EQ(kept + refused, static_cast<int>(strings.size()));
    EXPECT_GE(kept, 400);
    EXPECT_TRUE(served.lives());
}

TEST(hostile_text, bytes_that_are_no_utf8_are_refused_wherever_they_stand) {
    const Served served;
    EXPECT_EQ(served.call("POST", "/customers", "{\"name\":\"\xff\xfe\"}").status, 400);
    EXPECT_EQ(served.call("POST", "/customers", "{\"name\":\"\xed\xa0\x80\"}").status, 400);
    EXPECT_EQ(served.call("GET", "/customers?q=%FF").status, 400);
    EXPECT_EQ(served.call("GET", "/customers?%C0%AF=1").status, 400);
    EXPECT_EQ(served.call("GET", "/preferences/%ED%A0%80").status, 404);
    EXPECT_EQ(served.call("GET", "/customers?q=%00%01").status, 200);
    EXPECT_EQ(served.call("GET", "/customers?q=%F0%9F%98%80").status, 200);
    for (const char* bad : {"%", "%4", "%zz"})
        EXPECT_EQ(served.call("GET", std::string("/customers?q=") + bad).status, 400) << bad;
    EXPECT_TRUE(served.lives());
}

TEST(hostile_bodies, ten_megabytes_and_deep_nesting_are_refused) {
    const Served served;
    EXPECT_EQ(served.call("POST", "/customers", std::string(10U << 20U, '[')).status, 413);
    EXPECT_EQ(served.call("POST", "/customers", std::string(1U << 20U, '[')).status, 400);
    std::string many = R"({"name":"公司","tags":[)";
    for (int i = 0; i < 200'000; ++i) many += "\"x\",";
    EXPECT_EQ(served.call("POST", "/customers", many + "\"x\"]}").status, 422);
    std::string keys = "{";
    for (int i = 0; i < 100'000; ++i) keys += "\"k" + std::to_string(i) + "\":1,";
    const auto answer = served.call("POST", "/customers", keys + "\"name\":\"公司\"}");
    EXPECT_EQ(answer.status, 422);
    EXPECT_LT(answer.body.size(), 2U << 20U) << "a refusal is bounded too";
    EXPECT_TRUE(served.lives());
}

}  // namespace
}  // namespace zhuli::http_test
