#include "features/comments/messages.hpp"

namespace zhuli::comments {

namespace {

constexpr Message kMessages[] = {
    {"comments.no_place", "这种记录不能评论", "這種記錄不能評論",
     "Records of this kind have no comments"},
    {"comments.too_many_mentions", "一条评论最多提到 {max} 人", "一則評論最多提到 {max} 人",
     "A comment mentions at most {max} people"},
    {"comments.not_named", "评论里没有写 @{name}", "評論裡沒有寫 @{name}",
     "@{name} does not stand in the comment"},
    {"comments.does_not_see", "{name} 看不到这条记录，不能提到", "{name} 看不到這筆記錄，不能提到",
     "{name} does not see this record and cannot be mentioned"},
    {"comments.is_removed", "评论已撤回，请先恢复", "評論已撤回，請先恢復",
     "The comment was taken away; bring it back first"},
    {"comments.too_late", "评论发出一天后不能再修改，请另写一条",
     "評論發出一天後不能再修改，請另寫一則",
     "A comment is changed within a day; write another one"},
    {"notice.comment.mentioned", "{writer} 在{record} {title} 提到你：{words}",
     "{writer} 在{record} {title} 提到你：{words}",
     "{writer} mentioned you · {record} {title}: {words}"},
    {"enum.notice.kind.comment.mentioned", "评论提到我", "評論提到我", "Mentioned in a comment"},
    {"notice.comment.added", "{writer} 评论了{record} {title}：{words}",
     "{writer} 評論了{record} {title}：{words}", "{writer} commented · {record} {title}: {words}"},
    {"enum.notice.kind.comment.added", "新评论", "新評論", "New comment"},
    {"entity.comment", "评论", "評論", "Comment"},
    {"field.comment.entity", "记录类型", "記錄類型", "Kind of record"},
    {"field.comment.record_id", "记录", "記錄", "Record"},
    {"field.comment.customer_id", "客户", "客戶", "Customer"},
    {"field.comment.author_id", "评论人", "評論人", "Written by"},
    {"field.comment.author_name", "评论人", "評論人", "Written by"},
    {"field.comment.words", "评论内容", "評論內容", "Words"},
    {"field.comment.mentions", "提到的人", "提到的人", "Mentions"},
    {"field.comment.people", "提到的人", "提到的人", "Mentions"},
    {"field.comment.removed", "已撤回", "已撤回", "Taken away"},
    {"field.comment.edited_at", "修改时间", "修改時間", "Changed"},
    {"event.comment.added", "评论", "評論", "Comment"},
    {"event.comment.edited", "修改评论", "修改評論", "Comment changed"},
    {"event.comment.removed", "撤回评论", "撤回評論", "Comment taken away"},
    {"event.comment.restored", "恢复评论", "恢復評論", "Comment brought back"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::comments
