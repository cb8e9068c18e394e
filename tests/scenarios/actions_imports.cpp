// Imports in a scenario: a table below the step is a file that is uploaded, read and applied.
#include <sodium.h>

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

void Walk::import_file(const std::string& who, const std::string& kind, const Step& step) {
    std::string file;
    for (const std::string& row : step.block) file += row + "\n";
    const json::object begin{{"kind", kind},
                             {"file_name", step.object},
                             {"byte_count", static_cast<std::int64_t>(file.size())}};
    const auto begun = call(who, "POST", "/imports", json::serialize(begin));
    if (begun.status >= 400) return;
    batch_id_ = begun.text("id");
    const std::string path = "/imports/" + batch_id_;
    const json::object part{{"part_no", 0}, {"content", as_uploaded(file)}};
    if (call(who, "POST", path + "/parts", json::serialize(part)).status >= 400) return;
    if (call(who, "POST", path + "/reading", R"({"map":[]})").status >= 400) return;
    do_import_work();
    if (call(who, "POST", path + "/application", "{}").status >= 400) return;
    do_import_work();
    call(who, "GET", path);
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
