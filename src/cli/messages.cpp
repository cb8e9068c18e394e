#include "cli/messages.hpp"

namespace zhuli::cli {

namespace {

constexpr Message kMessages[] = {
    {"entity.event", "事件", "事件", "Event"},
    {"cli.unreadable_file", "读不了文件 {file}", "讀不了檔案 {file}", "{file} cannot be read"},
    {"cli.unwritable_file", "写不了文件 {file}", "寫不了檔案 {file}", "{file} cannot be written"},
    {"cli.csv_or_xlsx", "文件名应以 .csv 或 .xlsx 结尾，而不是 {file}",
     "檔名應以 .csv 或 .xlsx 結尾，而不是 {file}", "The file is called .csv or .xlsx, not {file}"},
    {"cli.no_org", "这个数据库里还没有组织，请先运行 zhuli init",
     "這個資料庫裡還沒有組織，請先執行 zhuli init",
     "There is no organisation in this database yet; run zhuli init first"},
    {"cli.which_org", "有多个组织，请用 --org 指明", "有多個組織，請用 --org 指明",
     "There are several organisations; name one with --org"},
    {"cli.no_such_person", "组织里没有 {email}", "組織裡沒有 {email}",
     "There is nobody with the e-mail {email} in the organisation"},
    {"cli.map_is_theirs_equals_ours", "--map 应写成 文件列名=字段名，而不是 {value}",
     "--map 應寫成 檔案欄名=欄位名，而不是 {value}", "--map takes THEIRS=OURS, not {value}"},
    {"cli.source_too_long", "--source 需要 1 到 {max} 个字符", "--source 需要 1 到 {max} 個字元",
     "--source takes 1 to {max} characters"},
    {"cli.demo_unfinished",
     "这个数据库里的演示公司只做到一半：上次制作被中断了。请删除该数据库（SQLite "
     "即删除文件）后重新开始",
     "這個資料庫裡的示範公司只做到一半：上次製作被中斷了。請刪除該資料庫（SQLite "
     "即刪除檔案）後重新開始",
     "The demo company in this database is unfinished: its making was interrupted. Delete the "
     "database (for SQLite, its file) and start again"},
    {"cli.demo_needs_empty", "演示公司只能放进空的数据库；什么都没有改动",
     "示範公司只能放進空的資料庫；什麼都沒有改動",
     "The demo company goes into an empty database only; nothing was changed"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::cli
