-- Views for people: plain SQL with Chinese names. They are made anew whenever the schema moves.
DROP VIEW IF EXISTS "报告";
CREATE VIEW "报告" AS
SELECT d.id AS "编号", d.title AS "标题", d.region AS "地区", d.year AS "年份",
  (SELECT f.path FROM files f WHERE f.document = d.id ORDER BY f.run DESC, f.id DESC LIMIT 1) AS "文件",
  d.format AS "格式", d.chars AS "字数", d.claims AS "数据", d.checked AS "已核对", d.claims - d.checked AS "未核对",
  d.judged AS "关系", d.agreeing AS "相符", d.errors AS "不符", d.warnings AS "疑点", d.notices AS "提示", d.infos AS "情况",
  r.started AS "核对时间", d.version AS "程序版本", d.sha256 AS "SHA-256"
FROM documents d JOIN runs r ON r.id = d.run;

DROP VIEW IF EXISTS "数据";
CREATE VIEW "数据" AS
SELECT c.document AS "报告编号", 'c' || c.number AS "编号", coalesce(nullif(p.region, ''), d.region) AS "地区",
  coalesce(nullif(p.year, ''), d.year) AS "报告年份", i.text AS "指标",
  i.name AS "规范名称", c.level AS "学段", c.scope AS "口径", c.period AS "时期", c.period_kind AS "时期类型",
  c.surface AS "原文", c.value AS "数值", i.unit AS "单位", c.bound AS "限定",
  CASE WHEN c.more > 0 THEN c.value WHEN c.bound = '~' THEN NULL ELSE c.value - c.place / 2 END AS "下限",
  CASE WHEN c.more > 0 THEN c.value + c.more WHEN c.bound = '~' THEN NULL ELSE c.value + c.place / 2 END AS "上限",
  CASE c.modality WHEN 'actual' THEN '实际' WHEN 'target' THEN '目标' ELSE '标准' END AS "性质",
  s.title AS "所在章节", c.page AS "页"
FROM claims c
JOIN documents d ON d.id = c.document
JOIN indicators i ON i.id = c.indicator
JOIN sections s ON s.document = c.document AND s.number = c.section
LEFT JOIN parts p ON p.document = c.document AND p.number = c.part;

DROP VIEW IF EXISTS "核对";
CREATE VIEW "核对" AS
SELECT k.document AS "报告编号", 'k' || k.number AS "编号", k.relation AS "关系",
  CASE k.verdict WHEN 'consistent' THEN '相符' WHEN 'rounding' THEN '修约内相符' WHEN 'inconsistent' THEN '不符' ELSE '未判定' END AS "判定",
  (SELECT group_concat(c.surface, '、') FROM relations m JOIN claims c ON c.document = m.document AND c.number = m.claim
   WHERE m.document = k.document AND m."check" = k.number) AS "数据",
  k.stated AS "文中数值", k.low AS "应为下限", k.high AS "应为上限", k.gap AS "差距", k.power AS "检出力", k.reason AS "原因", k.trace AS "算式"
FROM checks k;

DROP VIEW IF EXISTS "疑点";
CREATE VIEW "疑点" AS
SELECT f.document AS "报告编号", d.title AS "报告", d.region AS "地区", d.year AS "年份",
  CASE f.severity WHEN 'error' THEN '不符' WHEN 'warning' THEN '疑点' WHEN 'notice' THEN '提示' ELSE '情况' END AS "等级",
  f.title AS "疑点", f.formula AS "算式", f.message AS "说明", f.question AS "请单位", f.id AS "疑点编号",
  coalesce((SELECT e.state || CASE e.ruling WHEN '' THEN '' ELSE ':' || e.ruling END FROM decisions e
    WHERE e.finding = f.id AND (e.report = d.report OR e.sha256 = d.sha256) ORDER BY e.id DESC LIMIT 1), '待核') AS "核查状态"
FROM findings f JOIN documents d ON d.id = f.document;

DROP VIEW IF EXISTS "标准";
CREATE VIEW "标准" AS
SELECT d.id AS "报告编号", d.title AS "报告", d.region AS "地区", d.year AS "年份",
  json_extract(s.value, '$.title') AS "条目",
  json_extract(s.value, '$.indicator') AS "指标",
  json_extract(s.value, '$.level') AS "学段",
  json_extract(s.value, '$.limit') AS "要求",
  json_extract(s.value, '$.value') AS "文中数值",
  json_extract(s.value, '$.conclusion') AS "结论",
  json_extract(s.value, '$.stance') AS "报告自述",
  json_extract(s.value, '$.source') AS "依据",
  json_extract(s.value, '$.remark') AS "说明"
FROM documents d, json_each(d.standards) s;

DROP VIEW IF EXISTS "认定";
CREATE VIEW "认定" AS
SELECT id AS "序号", finding AS "疑点编号", report AS "报告", state AS "状态", ruling AS "结论", who AS "核查人", "when" AS "时间",
  reason AS "理由", explanation AS "单位说明", materials AS "佐证材料", reviewer AS "复核人"
FROM decisions;

DROP VIEW IF EXISTS "未读文件";
CREATE VIEW "未读文件" AS
SELECT f.path AS "文件", f.message AS "原因", f.size AS "字节", f.modified AS "修改时间", r.started AS "扫描时间"
FROM files f JOIN runs r ON r.id = f.run WHERE f.error <> '';
