#include "cli/messages.hpp"

namespace zhuli::cli {

namespace {

constexpr Message kMessages[] = {
    {"entity.event", "事件", "事件", "Event"},
    {"cli.unreadable_file", "读不了文件 {file}", "讀不了檔案 {file}", "{file} cannot be read"},
    {"cli.unwritable_file", "写不了文件 {file}", "寫不了檔案 {file}", "{file} cannot be written"},
    {"cli.csv_or_xlsx", "文件名应以 .csv 或 .xlsx 结尾，而不是 {file}",
     "檔名應以 .csv 或 .xlsx 結尾，而不是 {file}", "The file is called .csv or .xlsx, not {file}"},
    {"cli.no_org", "这个数据库里还没有组织，请先运行 zhuli init", "這個資料庫裡還沒有組織，請先執行 zhuli init",
     "There is no organisation in this database yet; run zhuli init first"},
    {"cli.which_org", "有多个组织，请用 --org 指明", "有多個組織，請用 --org 指明",
     "There are several organisations; name one with --org"},
    {"cli.no_such_person", "组织里没有 {email}", "組織裡沒有 {email}",
     "There is nobody with the e-mail {email} in the organisation"},
    {"cli.map_is_theirs_equals_ours", "--map 应写成 文件列名=字段名，而不是 {value}",
     "--map 應寫成 檔案欄名=欄位名，而不是 {value}", "--map takes THEIRS=OURS, not {value}"},
    {"cli.source_too_long", "--source 需要 1 到 {max} 个字符", "--source 需要 1 到 {max} 個字元",
     "--source takes 1 to {max} characters"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::cli
