// Imports in a scenario: a table below the step is a file that is uploaded, read and applied.
#include <sodium.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "features/imports/work.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

std::string as_uploaded(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // its terminating zero
    return text;
}

void Walk::do_import_work() {
    while (imports::work_once(world_.db(), world_.system(), [this] { return world_.now; }, {})) {
    }
}

namespace {

/// As Excel in another place saves it.
std::string encoded_as(const std::string& charset, const std::string& text) {
    if (charset.empty()) return text;
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    std::string bytes(static_cast<std::size_t>(wide.length()) * 4 + 4, '\0');
    const auto size = wide.extract(0, wide.length(), bytes.data(),
                                   static_cast<std::uint32_t>(bytes.size()), charset.c_str());
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

/// "电话 = 联系方式": ours and theirs.
json::array told_columns(const std::string& text) {
    json::array map;
    for (std::string rest = text; !rest.empty();) {
        constexpr std::string_view kComma = "、", kIs = " = ";
        const auto end = std::min(rest.find(kComma), rest.size());
        const std::string one = rest.substr(0, end);
        rest = end == rest.size() ? "" : rest.substr(end + kComma.size());
        const auto is = one.find(kIs);
        if (is == one.npos) throw std::runtime_error("应写成 phone = 列名，而不是 " + one);
        map.push_back(json::object{{"ours", trimmed(one.substr(0, is))},
                                   {"theirs", trimmed(one.substr(is + kIs.size()))}});
    }
    return map;
}

}  // namespace

std::string Walk::upload(const std::string& who, const std::string& kind, const Step& step) {
    std::string text;
    for (const std::string& row : step.block) text += row + "\n";
    const std::string charset = step.term("编码 ");
    const std::string file = encoded_as(charset, text);
    const json::object begin{{"kind", kind},
                             {"file_name", step.object},
                             {"byte_count", static_cast<std::int64_t>(file.size())}};
    const auto begun = call(who, "POST", "/imports", json::serialize(begin));
    if (begun.status >= 400) return {};
    const std::string id = begun.text("id"), path = "/imports/" + id;
    const json::object part{{"part_no", 0}, {"content", as_uploaded(file)}};
    if (call(who, "POST", path + "/parts", json::serialize(part)).status >= 400) return {};
    // Big5 is never guessed; somebody who sees wrong characters chooses it.
    const std::string chosen = charset == "Big5" ? charset : "";
    const auto columns = call(who, "GET", path + "/columns?charset=" + chosen);
    if (columns.status >= 400) return {};
    remembered_ = columns.json.at("remembered").as_bool();
    json::array map = told_columns(step.term("对应 "));
    if (map.empty() && remembered_)
        for (const auto& column : columns.json.at("columns").as_array())
            if (!column.at("theirs").as_string().empty())
                map.push_back(
                    json::object{{"ours", column.at("name")}, {"theirs", column.at("theirs")}});
    const json::object reading{{"map", map}, {"charset", chosen}};
    if (call(who, "POST", path + "/reading", json::serialize(reading)).status >= 400) return {};
    return id;
}

void Walk::import_file(const std::string& who, const std::string& kind, const Step& step) {
    const std::string id = upload(who, kind, step), path = "/imports/" + id;
    if (id.empty()) return;
    batch_id_ = id;
    do_import_work();
    if (call(who, "POST", path + "/application", "{}").status >= 400) return;
    do_import_work();
    call(who, "GET", path);
}

/// 同时导入两次客户 名单.csv: two people press the button at the same moment; what stays of it.
void Walk::import_twice(const std::string& who, const Step& step) {
    const std::string first = upload(who, "customers", step),
                      second = upload(who, "customers", step);
    do_import_work();
    int refused = 0;
    for (const std::string& id : {first, second}) {
        const auto state = call(who, "GET", "/imports/" + id).text("state");
        refused += state == "refused";
        if (state == "staged") batch_id_ = id;
    }
    if (refused != 1) throw std::runtime_error("两次里应有一次不被接受");
    if (call(who, "POST", "/imports/" + batch_id_ + "/application", "{}").status >= 400) return;
    do_import_work();
    call(who, "GET", "/imports/" + batch_id_);
}

/// 期望 列对应 记得, or 没有: for the file sent last
void Walk::expect_remembered(const std::string&, const Step& step) {
    const std::string got = remembered_ ? "记得" : "没有";
    expect(step, got == step.object, step.object, got);
}

void Walk::import_customers(const std::string& who, const Step& step) {
    import_file(who, "customers", step);
}

void Walk::import_contacts(const std::string& who, const Step& step) {
    import_file(who, "contacts", step);
}

/// 决定导入 疑似重复，按 新建; 决定导入 与现有不同，按 更新[，第 3]: of the batch in hand; of a
/// row.
void Walk::decide_import(const std::string& who, const Step& step) {
    const std::string row = step.term("第 ");
    json::object body{{"about", step.object == "疑似重复" ? "suspected" : "conflict"},
                      {"decision", step.term("按 ") == "新建" ? "create" : "update"},
                      {"rows", json::array{}}};
    if (!row.empty()) body["rows"] = json::array{std::stoll(row)};
    const std::string path = "/imports/" + batch_id_;
    if (call(who, "POST", path + "/decisions", json::serialize(body)).status >= 400) return;
    do_import_work();
    call(who, "GET", path);
}

void Walk::undo_import(const std::string& who, const Step&) {
    if (call(who, "POST", "/imports/" + batch_id_ + "/reversal", "{}").status >= 400) return;
    do_import_work();
    call(who, "GET", "/imports/" + batch_id_);
}

}  // namespace zhuli::scenarios
