#include "features/imports/rules_interactions.hpp"

#include "features/imports/rules_cells.hpp"
#include "features/imports/rules_columns.hpp"

namespace zhuli::imports {

namespace {

using customers::Channel;

struct Named {
    Channel channel;
    std::string_view known_as;  // folded, between '|'
};

constexpr Named kChannels[] = {
    {Channel::phone,
     "|phone|call|telephone|电话|来电|去电|通话|电话沟通|电话跟进|电话联系|电话拜访|"},
    {Channel::wechat, "|wechat|weixin|微信|企业微信|企微|微信沟通|微信跟进|微信联系|"},
    {Channel::visit,
     "|visit|meeting|拜访|上门|上门拜访|面谈|外勤|来访|现场|见面|实地拜访|客户拜访|"},
    {Channel::email, "|email|mail|邮件|电子邮件|邮箱|"},
    {Channel::note, "||note|other|备注|记录|其他|其它|"},
};

void check_time(std::string_view path, std::string_view text, std::vector<FieldProblem>& problems) {
    if (!trimmed(text).empty() && !parse_local_time(text))
        problems.push_back(
            {std::string(path), "imports.not_a_date", {{"value", std::string(text)}}});
}

}  // namespace

std::optional<Channel> channel_called(std::string_view name) {
    const std::string folded = "|" + folded_header(name) + "|";
    for (const Named& one : kChannels)
        if (one.known_as.find(folded) != std::string_view::npos) return one.channel;
    return std::nullopt;
}

void check_row(const InteractionRow& row, std::vector<FieldProblem>& problems) {
    if (row.customer_code.empty() && row.customer_name.empty())
        problems.push_back({"customer_name", "imports.whose", {}});
    check_time("happened_at", row.happened_at.v, problems);
    check_time("next_contact_on", row.next_contact_on.v, problems);
    if (!channel_called(row.channel.v))
        problems.push_back({"channel", "imports.not_a_channel", {{"value", row.channel.v}}});
}

std::string words_of(const InteractionRow& row, std::string_view importer) {
    if (row.author.empty() || row.author.v == importer) return row.words.v;
    return row.author.v + "：" + row.words.v;
}

}  // namespace zhuli::imports
